/** A `PlaneChoice` as settings of a figure, so that the link has it. */
import { type AnySettings, choice, type NumberField, type SettingsOf } from '../models/field.ts'
import { restReach } from '../panels/latent/PlaneForm.tsx'
import { basisNames, type PlaneChoice } from '../panels/latent/plane-choice.ts'

const live = { kind: 'number', unit: 'none', live: true } as const

/** @param size code units; coordinates are called `r1` … */
export function planeFields(size: number) {
  const direction = { ...live, min: 1, max: size, step: 1, integer: true }
  const coordinate: NumberField = { ...live, default: 0, min: -restReach, max: restReach, step: 0.01 }
  return {
    basis: choice(basisNames, 'principal', { live: true }),
    first: { ...direction, default: 1 },
    second: { ...direction, default: 2 },
    ...(Object.fromEntries(Array.from({ length: size }, (_, i) => [`r${i + 1}`, coordinate])) as Record<
      `r${number}`,
      NumberField
    >),
  } as const
}

type PlaneSettings = SettingsOf<ReturnType<typeof planeFields>>

export function planeChoiceOf(settings: PlaneSettings, size: number): PlaneChoice {
  const first = settings.first - 1
  const second = settings.second - 1
  return {
    basis: settings.basis,
    first,
    // An address may name one direction twice.
    second: second === first ? (first + 1) % size : second,
    rest: Array.from({ length: size }, (_, i) => Number((settings as AnySettings)[`r${i + 1}`] ?? 0)),
  }
}

export function planeSettings({ basis, first, second, rest }: PlaneChoice): PlaneSettings {
  const round = (value: number) => Math.min(restReach, Math.max(-restReach, Math.round(value * 100) / 100))
  return {
    basis,
    first: first + 1,
    second: second + 1,
    ...Object.fromEntries(rest.map((value, i) => [`r${i + 1}`, round(value)])),
  }
}
