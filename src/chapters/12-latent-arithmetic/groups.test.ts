import { expect, test } from 'vitest'
import { attributes, faceAt, labelOf } from '../../data/faces.ts'
import { contradictions, everybody, labelGroup, plainAttribute, targetLabel } from './groups.ts'

const plus = { ...everybody, glasses: 'with', hat: 'with' } as const
const minus = { ...everybody, glasses: 'without', hat: 'with', beard: 'with' } as const

test('a group finds the faces that it asks for', () => {
  const { mask, value } = labelGroup(minus)
  const faces = Array.from({ length: 300 }, (_, i) => faceAt('train', i))
  const found = faces.filter((face) => (labelOf(face) & mask) === value)
  expect(found.length).toBeGreaterThan(20)
  expect(found).toEqual(faces.filter(({ has }) => !has.glasses && has.hat && has.beard))
  expect(labelGroup(everybody)).toEqual({ mask: 0, value: 0 })
})

test('the difference is about what the groups dispute', () => {
  expect(contradictions(plus, minus)).toEqual(['glasses'])
  expect(contradictions(plus, everybody)).toEqual([])
  const label = labelOf({
    ...faceAt('train', 0),
    has: { glasses: false, smile: true, beard: false, hat: true, hair: false },
  })
  const bit = 1 << attributes.indexOf('glasses')
  expect(targetLabel(label, plus, minus, 1)).toBe(label | bit)
  expect(targetLabel(label | bit, plus, minus, -1)).toBe(label)
  expect(targetLabel(label, plus, minus, -1)).toBe(label)
  expect(targetLabel(label, plus, everybody, 1)).toBe(label)
})

test('one attribute is plain when nothing else is asked', () => {
  const [one, other] = [{ ...everybody, beard: 'with' } as const, { ...everybody, beard: 'without' } as const]
  expect(plainAttribute(one, other)).toBe('beard')
  expect(plainAttribute(other, one)).toBeUndefined()
  expect(plainAttribute(plus, minus)).toBeUndefined()
  expect(plainAttribute(everybody, everybody)).toBeUndefined()
})
