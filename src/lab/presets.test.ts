import { expect, test } from 'vitest'
import { lanesFromText } from '../models/lane-text.ts'
import { specOf, specs } from '../models/specs.ts'
import { presetNames, presets } from './presets.ts'
import { mostLanes } from './settings.ts'

test.each(presetNames)('preset %s holds at most four lanes that can be built', (name) => {
  const { lanes, problems } = lanesFromText(presets[name].lanes, mostLanes)
  expect(problems).toEqual([])
  expect(lanes.length).toBeGreaterThan(1)
  for (const { family, settings } of lanes) {
    expect(specOf(family).conflict?.(settings as never, 784)).toBeUndefined()
  }
})

test('every family is part of some comparison', () => {
  const compared = new Set(
    presetNames.flatMap((name) => lanesFromText(presets[name].lanes, 4).lanes.map((l) => l.family)),
  )
  expect([...compared].sort()).toEqual(Object.keys(specs).sort())
})
