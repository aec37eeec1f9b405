/** Groups of faces by what they have in common, and what the difference of two groups asks for. */
import { type Attribute, attributes } from '../../data/faces.ts'
import type { LabelGroup } from '../../protocol/questions.ts'

export const memberships = ['any', 'with', 'without'] as const
export type Membership = (typeof memberships)[number]
/** What a group asks of each attribute. */
export type Group = Readonly<Record<Attribute, Membership>>

const bitOf = (name: Attribute) => 1 << attributes.indexOf(name)

export const everybody = Object.fromEntries(attributes.map((name) => [name, 'any'])) as Record<
  Attribute,
  Membership
>

/** A group as the worker finds it, by the bits of its labels. */
export function labelGroup(group: Group): LabelGroup {
  let [mask, value] = [0, 0]
  for (const name of attributes) {
    if (group[name] !== 'any') mask |= bitOf(name)
    if (group[name] === 'with') value |= bitOf(name)
  }
  return { mask, value }
}

/** Attributes of which the groups ask the opposite: what their difference is about. */
export function contradictions(plus: Group, minus: Group): Attribute[] {
  return attributes.filter(
    (name) => plus[name] !== 'any' && minus[name] !== 'any' && plus[name] !== minus[name],
  )
}

/**
 * The label that a face should have once the difference was added (`strength` not below 0) or taken away: the
 * attributes that the groups dispute as the one group has them, the others as they were.
 */
export function targetLabel(label: number, plus: Group, minus: Group, strength: number): number {
  const wanted = strength < 0 ? minus : plus
  return contradictions(plus, minus).reduce(
    (bits, name) => (wanted[name] === 'with' ? bits | bitOf(name) : bits & ~bitOf(name)),
    label,
  )
}

/** The attribute that one choice stands for: with it minus without it, everything else left open. */
export function plainAttribute(plus: Group, minus: Group): Attribute | undefined {
  const [only, ...others] = attributes.filter((name) => plus[name] !== 'any' || minus[name] !== 'any')
  const plain = only && others.length === 0 && plus[only] === 'with' && minus[only] === 'without'
  return plain ? only : undefined
}
