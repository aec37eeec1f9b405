import { expect, test } from 'vitest'
import { autoencoderFields } from '../models/autoencoder/spec.ts'
import { defaultsOf } from '../models/field.ts'
import { decodeSettings, encodeSettings } from './address-codec.ts'

const fields = autoencoderFields
const defaults = defaultsOf(fields)
const read = (search: string) => decodeSettings(search, 'train', fields)

/** Park–Miller: the same nonsense in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

test('defaults leave nothing in the address', () => {
  expect(encodeSettings('', 'train', fields, defaults)).toBe('')
  expect(read('')).toEqual({ settings: defaults, problems: [] })
})

test('what was written is read back', () => {
  const settings = {
    ...defaults,
    widths: [64, 32],
    loss: 'mse',
    tied: true,
    learningRate: 0.00001,
    momentum: 0.5,
  } as const
  const query = encodeSettings('', 'train', fields, settings)
  expect(query).toBe(
    'train.widths=64-32&train.tied=true&train.loss=mse&train.learningRate=0.00001&train.momentum=0.5',
  )
  expect(read(`?${query}`)).toEqual({ settings, problems: [] })
})

test('any settings survive the way there and back', () => {
  const random = numbersFrom(1)
  const pick = <T>(options: readonly T[]) => options[Math.floor(random() * options.length)]!
  for (let i = 0; i < 500; i++) {
    const settings = {
      ...defaults,
      widths: Array.from({ length: 1 + Math.floor(random() * 5) }, () => 1 + Math.floor(random() * 2048)),
      activation: pick(fields.activation.options),
      loss: pick(fields.loss.options),
      tied: random() < 0.5,
      learningRate: Math.max(1e-5, 10 ** (-5 * random())),
      momentum: random() * 0.99,
    }
    expect(read(encodeSettings('', 'train', fields, settings))).toEqual({ settings, problems: [] })
  }
})

test('keys of others stay, in their order', () => {
  const search = '?backend=wasm&other.k=3&train.loss=mae&theme=dark&trainer.x=1'
  expect(encodeSettings(search, 'train', fields, { ...defaults, tied: true })).toBe(
    'backend=wasm&other.k=3&theme=dark&trainer.x=1&train.tied=true',
  )
  expect(read(search).problems).toEqual([])
})

test('nonsense falls back to the default and is named', () => {
  const { settings, problems } = read(
    'train.loss=cosine&train.widths=64--3&train.tied=1&train.learningRate=9&train.colour=red&train.constructor=x',
  )
  expect(settings).toEqual(defaults)
  expect(problems.map((problem) => problem.field)).toEqual([
    'loss',
    'widths',
    'tied',
    'learningRate',
    'colour',
    'constructor',
  ])
  expect(problems[0]).toEqual({ field: 'loss', expected: 'bce | mse | mae', got: 'cosine' })
})

test('ten thousand nonsense addresses give valid settings, never an exception', () => {
  const random = numbersFrom(7)
  const scraps = [
    ...['train.', 'train.widths', 'train.loss', 'train.tied', 'train.learningRate', 'train.__proto__'],
    ...['train.toString', '=', '&', '=', '-', '1e999', 'NaN', '-0', '0x10', ' ', '%', '%E0%A4%A', '%00'],
    ...['mse', 'true', '32', '64-32', '0.01', '9'.repeat(400), 'ż', '𝛉', '?', '#', ';', '[]', 'null', '.'],
  ]
  for (let i = 0; i < 10_000; i++) {
    const length = 1 + Math.floor(random() * 12)
    const search = Array.from({ length }, () => scraps[Math.floor(random() * scraps.length)]).join('')
    const { settings } = read(search)
    expect(Object.keys(settings)).toEqual(Object.keys(defaults))
    const again = read(encodeSettings(search, 'train', fields, settings))
    expect(again.problems).toEqual([])
    expect(again.settings).toEqual(settings)
  }
})

test('a text comes back as it was written, and is refused when it is too long', () => {
  const own = { A1: { kind: 'text', default: '#1', max: 12, live: true } } as const
  for (const A1 of ['', '#1', '(B1 + C1)/2', 'a=b&c?#%', 'żółć − 2']) {
    expect(decodeSettings(encodeSettings('', 'sheet', own, { A1 }), 'sheet', own)).toEqual({
      settings: { A1 },
      problems: [],
    })
  }
  const { settings, problems } = decodeSettings('sheet.A1=0123456789abc', 'sheet', own)
  expect(settings.A1).toBe('#1')
  expect(problems).toEqual([{ field: 'A1', expected: '≤ 12', got: '0123456789abc' }])
})
