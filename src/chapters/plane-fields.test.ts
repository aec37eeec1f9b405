import { expect, test } from 'vitest'
import { readSettings } from '../models/field.ts'
import { axesOf } from '../panels/latent/plane-choice.ts'
import { planeChoiceOf, planeFields, planeSettings } from './plane-fields.ts'

const size = 4
const fields = planeFields(size)
const read = (values: Record<string, unknown>) => {
  const { settings, problems } = readSettings(fields, values)
  return { choice: planeChoiceOf(settings, size), problems }
}

test('a choice survives the way into a link and back', () => {
  const choice = { basis: 'units', first: 2, second: 0, rest: [0, 1.25, 0, -3] } as const
  expect(read(planeSettings(choice))).toEqual({ choice, problems: [] })
  expect(axesOf(choice)).toEqual(['z₃', 'z₁'])
})

test('without anything said the two principal directions are seen', () => {
  const { choice } = read({})
  expect(axesOf(choice)).toEqual(['p₁', 'p₂'])
  expect(choice.rest).toEqual([0, 0, 0, 0])
})

test('a link that names one direction twice, or one that is not there, still gives a plane', () => {
  const twice = read({ first: 4, second: 4 }).choice
  expect([twice.first, twice.second]).toEqual([3, 0])
  expect(read({ first: 5 }).problems).toHaveLength(1)
})
