/** What of *With − without* belongs to a link. */
import { type Attribute, attributes } from '../../data/faces.ts'
import { type ChoiceField, choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { type Group, type Membership, memberships } from './groups.ts'

export const groupNames = ['plus', 'minus'] as const
export type GroupName = (typeof groupNames)[number]
type MemberField = `${GroupName}-${Attribute}`

/** Faces to choose from. */
export const faceChoices = 120

/** A field for each attribute of each group; at first those with glasses, and those without. */
const groupFields = Object.fromEntries(
  groupNames.flatMap((group) =>
    attributes.map((name) => {
      const first = group === 'plus' ? 'with' : 'without'
      return [`${group}-${name}`, choice(memberships, name === 'glasses' ? first : 'any', { live: true })]
    }),
  ),
) as Record<MemberField, ChoiceField<Membership>>

const number = { kind: 'number', unit: 'none', live: true } as const
export const differenceFields = {
  face: { ...number, default: 1, min: 1, max: faceChoices, step: 1, integer: true },
  strength: { ...number, default: 1, min: -2, max: 2, step: 0.05 },
  size: { ...number, default: 250, min: 1, max: 1000, step: 1, integer: true, scale: 'log' },
  ...groupFields,
} as const satisfies Fields

export type DifferenceSettings = SettingsOf<typeof differenceFields>

export function groupOf(settings: DifferenceSettings, group: GroupName): Group {
  return Object.fromEntries(attributes.map((name) => [name, settings[`${group}-${name}`]])) as Group
}

/** The settings that make a group so. */
export function groupSettings(group: GroupName, members: Group): Partial<DifferenceSettings> {
  return Object.fromEntries(attributes.map((name) => [`${group}-${name}`, members[name]]))
}
