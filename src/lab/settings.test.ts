import { describe, expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import { conflictOf, type LabSettings, lanesOf, problemsOf } from './settings.ts'

describe('a classifier', () => {
  const classifier = lane('classifier')

  test('fits sets of up to ten classes', () => {
    expect(conflictOf(classifier, 'digits')).toBeUndefined()
    expect(conflictOf(classifier, 'own:shirts', 10)).toBeUndefined()
  })

  test('does not fit sets of more classes, nor of none', () => {
    expect(conflictOf(classifier, 'own:letters', 27)).toEqual({
      code: 'classes-many',
      facts: { most: 10, got: 27 },
    })
    expect(conflictOf(classifier, 'faces')?.code).toBe('classes-missing')
  })

  test('alone asks for classes', () => {
    expect(conflictOf(lane('autoencoder'), 'own:letters', 27)).toBeUndefined()
  })
})

test('what a link says wrongly is known for what it is', () => {
  const of = (lanes: string, data = 'digits') =>
    problemsOf({ data } as LabSettings, lanesOf(lanes).problems).map(({ field, unknown }) => [field, unknown])
  expect(of('autoencoder*foo_3*widths_pancake**oracle')).toEqual([
    ['foo', true],
    ['widths', undefined],
    ['family', undefined],
  ])
  expect(of('pca', 'nothing')).toEqual([['data', undefined]])
  expect(of('pca', 'own:mine')).toEqual([])
})
