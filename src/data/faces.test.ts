import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { attributes, drawFace, faceAt, faceSide, faces, labelHas, labelOf, withLabel } from './faces.ts'

const some = Array.from({ length: 600 }, (_, i) => faceAt('validation', i))
const bit = (name: (typeof attributes)[number]) => 1 << attributes.indexOf(name)

test('a position of a split is one face, the same for ever', async () => {
  const { first } = faces.open('')
  const { train, validation } = await first()
  expect(train.images.subarray(0, 2048)).not.toEqual(validation.images.subarray(0, 2048))
  const hash = createHash('sha256')
    .update(train.images.subarray(0, 10 * faceSide ** 2))
    .digest('hex')
  // Trained weights belong to these faces: a change of the drawing needs them trained anew.
  expect(hash.slice(0, 16)).toBe('200369ccbba8c613')
  expect(train.labels[3]).toBe(labelOf(faceAt('train', 3)))
})

test('attributes are fair coins that know nothing of each other', () => {
  for (const one of attributes) {
    const share = some.filter(({ has }) => has[one]).length / some.length
    expect(Math.abs(share - 0.5), one).toBeLessThan(0.06)
    for (const other of attributes.filter((name) => name !== one)) {
      const both = some.filter(({ has }) => has[one] && has[other]).length / some.length
      expect(Math.abs(both - 0.25), `${one}, ${other}`).toBeLessThan(0.06)
    }
  }
})

test('a label holds its attributes, and gives them back', () => {
  for (const face of some.slice(0, 50)) {
    const label = labelOf(face)
    for (const name of attributes) expect(labelHas(label, name)).toBe(face.has[name])
    expect(withLabel(face, label)).toEqual(face)
  }
})

/** Rows of the picture in which each attribute may show; y of the head's middle is 17.6 … 18.8. */
const rows = { glasses: [12, 21], smile: [21, 28], beard: [19, 32], hat: [0, 14], hair: [3, 28] } as const

test.each(attributes)('%s changes its own part of a face and nothing else', (name) => {
  for (const face of some.slice(0, 100)) {
    const [before, after] = [drawFace(face), drawFace(withLabel(face, labelOf(face) ^ bit(name)))]
    let changed = 0
    before.forEach((ink, i) => {
      if (Math.abs(ink - after[i]!) < 0.02) return
      changed++
      const row = Math.floor(i / faceSide)
      expect(row).toBeGreaterThanOrEqual(rows[name][0])
      expect(row).toBeLessThan(rows[name][1])
    })
    expect(changed).toBeGreaterThan(4)
  }
})

test('ink stays between nothing and all, and no face touches the edge', () => {
  for (const face of some) {
    const ink = drawFace(face)
    expect(Math.min(...ink)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...ink)).toBeLessThanOrEqual(1)
    for (let i = 0; i < faceSide; i++) expect(ink[i]! + ink[i * faceSide]!).toBe(0)
  }
})

test('draws again with another label, everything else equal', async () => {
  const { validation } = await faces.open('').first()
  const into = new Uint8Array(faceSide ** 2)
  faces.redraw!('validation', 7, validation.labels[7]!, into)
  expect(into).toEqual(validation.images.slice(7 * into.length, 8 * into.length))
})
