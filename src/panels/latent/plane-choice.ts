/** Which plane of a space of more than two dimensions is looked at. */
import type { ViewAnswer } from '../../protocol/worker-api.ts'
import { type Cell, derive } from '../cell.ts'
import { type Basis, planeIn, principalBasis, unitBasis } from './basis.ts'
import type { Plane } from './plane.ts'
import type { Axes } from './state.ts'

export const basisNames = ['units', 'principal'] as const

export interface PlaneChoice {
  /** Code units, or the directions in which the codes vary most. */
  readonly basis: (typeof basisNames)[number]
  /** Directions that run across and upwards, from 0; different. */
  readonly first: number
  readonly second: number
  /** Coordinates along all directions; those of the two that are seen do not count. */
  readonly rest: readonly number[]
}

/** The basis of a choice; principal directions follow the codes. */
export function basisCell(
  choice: Cell<PlaneChoice>,
  size: number,
  survey: Cell<ViewAnswer<'survey'> | undefined>,
): Cell<Basis | undefined> {
  const units = unitBasis(size)
  const principal = derive([survey], (known) =>
    known?.codes.columns === size ? principalBasis(known.codes) : undefined,
  )
  return derive([choice, principal], (chosen, found) => (chosen.basis === 'units' ? units : found))
}

export function planeCell(
  choice: Cell<PlaneChoice>,
  basis: Cell<Basis | undefined>,
): Cell<Plane | undefined> {
  return derive(
    [choice, basis],
    (chosen, found) => found && planeIn(found, chosen.first, chosen.second, chosen.rest),
  )
}

/** Such as z₁ for the first code unit, p₁ for the first principal direction. */
export function directionName({ basis }: Pick<PlaneChoice, 'basis'>, direction: number): string {
  const digits = [...String(direction + 1)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)])
  return `${basis === 'units' ? 'z' : 'p'}${digits.join('')}`
}

export const axesOf = (choice: PlaneChoice): Axes => [
  directionName(choice, choice.first),
  directionName(choice, choice.second),
]
