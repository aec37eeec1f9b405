import { expect, test } from 'vitest'
import { sampleLanes } from '../export/python/sample-lanes.ts'
import { defaultLane, lanesFromText, lanesToText } from './lane-text.ts'
import { lane } from './specs.ts'

test('lanes of any family and settings survive the way there and back', () => {
  const all = Object.values(sampleLanes)
  for (let i = 0; i < all.length; i += 4) {
    const lanes = all.slice(i, i + 4)
    expect(lanesFromText(lanesToText(lanes), 4)).toEqual({ lanes, problems: [] })
  }
})

test('only what differs from the defaults is written, in letters that links keep', () => {
  const text = lanesToText([
    lane('autoencoder', { widths: [64, 32], tied: true, learningRate: 1e-7 }),
    defaultLane('pca'),
  ])
  expect(text).toBe('autoencoder*widths_64-32*tied_true*learningRate_1e-7**pca')
  expect(new URLSearchParams({ lanes: text }).toString()).toBe(`lanes=${text}`)
})

test('nonsense is named and left out, the rest stays', () => {
  const { lanes, problems } = lanesFromText(
    'vae*latent_9999*beta_2**robot**pca*constructor_1*x**rbm**dbn**vae',
    4,
  )
  expect(lanes.map(({ family }) => family)).toEqual(['vae', 'pca', 'rbm'])
  expect(lanes[0]!.settings).toMatchObject({ latent: 2, beta: 2 })
  expect(problems.map(({ field }) => field)).toEqual(['lanes', 'latent', 'family', 'constructor', 'x'])
})

test('ten thousand damaged texts give valid lanes, never an exception', () => {
  const scraps = [
    'autoencoder',
    'pca',
    '*',
    '**',
    '_',
    'widths',
    '64-32',
    'tied',
    'true',
    'k',
    '-',
    '1e999',
    'constructor',
    '',
    'ż',
  ]
  let state = 5
  const next = (n: number) => {
    state = (state * 48271) % 2147483647
    return state % n
  }
  for (let i = 0; i < 10_000; i++) {
    const text = Array.from({ length: next(14) }, () => scraps[next(scraps.length)]).join('')
    const { lanes } = lanesFromText(text, 4)
    expect(lanes.length).toBeLessThanOrEqual(4)
    expect(lanesFromText(lanesToText(lanes), 4)).toEqual({ lanes, problems: [] })
  }
})
