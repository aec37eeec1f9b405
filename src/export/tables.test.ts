import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import { csvOf, curveRows, measureRows, resultsJson } from './tables.ts'

const lanes = [
  {
    name: 'plain',
    spec: lane('autoencoder'),
    curves: {
      train: { loss: { steps: [1, 2], values: [0.5, 0.25] } },
      validation: { loss: { steps: [0, 2], values: [0.7, 0.3] } },
    },
    step: 2,
  },
  {
    name: 'PCA',
    spec: lane('pca'),
    curves: { train: {}, validation: { loss: { steps: [0], values: [0.1] } } },
    step: 0,
  },
]

test('curves of all lanes share one column of steps', () => {
  expect(curveRows(lanes)).toEqual([
    ['step', 'plain · train · loss', 'plain · validation · loss', 'PCA · validation · loss'],
    [0, undefined, 0.7, 0.1],
    [1, 0.5, undefined, undefined],
    [2, 0.25, 0.3, undefined],
  ])
})

test('cells that would break a row are quoted', () => {
  expect(csvOf([['a,b', 'say "x"', 'two\nlines', 1e-7, undefined, 'z']])).toBe(
    '"a,b","say ""x""","two\nlines",1e-7,,z\r\n',
  )
})

test('measures make one row each, and the JSON holds everything of a lane together', () => {
  const measures = [{ measure: 'mse', values: [0.01, undefined] }]
  expect(measureRows(['plain', 'PCA'], measures)).toEqual([
    ['measure', 'plain', 'PCA'],
    ['mse', 0.01, undefined],
  ])
  const run = {
    data: 'digits',
    seed: 1,
    batchSize: 128,
    epochs: 3,
    lanes: lanes.map(({ spec }) => spec),
  } as const
  const read = JSON.parse(resultsJson(run, lanes, measures))
  expect(read.lanes[0]).toMatchObject({
    name: 'plain',
    family: 'autoencoder',
    step: 2,
    measures: { mse: 0.01 },
  })
  expect(read.lanes[1].measures).toEqual({ mse: null })
  expect(read.lanes[0].curves.validation.loss.values).toEqual([0.7, 0.3])
})
