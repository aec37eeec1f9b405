import { expect, test } from 'vitest'
import { liveChanges } from './live-changes.ts'
import { lane } from './specs.ts'

test('fields that may change while training are named with their new values', () => {
  expect(liveChanges(lane('autoencoder'), lane('autoencoder', { learningRate: 0.01 }))).toEqual({
    learningRate: 0.01,
  })
  expect(liveChanges(lane('autoencoder'), lane('autoencoder', { widths: [32] }))).toEqual({})
})

test('another family, or a field that shapes the weights, needs new weights', () => {
  expect(liveChanges(lane('autoencoder'), lane('vae'))).toBeUndefined()
  expect(
    liveChanges(lane('autoencoder'), lane('autoencoder', { widths: [16], learningRate: 0.01 })),
  ).toBeUndefined()
})

test('a setting that an older file does not know counts as its default', () => {
  const { learningRate: _, ...older } = lane('autoencoder').settings
  expect(liveChanges({ family: 'autoencoder', settings: older }, lane('autoencoder'))).toEqual({})
})
