import { expect, test } from 'vitest'
import { decodeDrawing, drawingField, encodeDrawing } from './drawing-code.ts'
import { toMnistForm } from './mnist-form.ts'

const ring = Array.from({ length: 80 }, (_, i) => ({
  x: 0.5 + 0.25 * Math.sin(i / 12.6),
  y: 0.5 - 0.35 * Math.cos(i / 12.6),
}))
const stroke = Array.from({ length: 60 }, (_, i) => ({ x: 0.2 + i / 100, y: 0.3 }))

test('a drawing comes back as the same image, from a short text', () => {
  const text = encodeDrawing([ring, stroke])
  expect(text).toMatch(drawingField.pattern)
  expect(text.length).toBeLessThan(120)
  const [before, after] = [toMnistForm([ring, stroke])!, toMnistForm(decodeDrawing(text))!]
  const off = before.reduce((sum, value, i) => sum + (value - after[i]!) ** 2, 0) / 784
  expect(off).toBeLessThan(0.002)
})

test('dots and empty drawings survive', () => {
  expect(decodeDrawing(encodeDrawing([[{ x: 0, y: 1 }]]))).toEqual([[{ x: 0, y: 1 }]])
  expect(decodeDrawing(encodeDrawing([]))).toEqual([])
})

test('nonsense is no drawing', () => {
  for (const text of ['a', 'abcd', '.', 'abc.', 'ab%', '💥💥💥', 'abc..abc']) {
    expect(text).not.toMatch(drawingField.pattern)
  }
})
