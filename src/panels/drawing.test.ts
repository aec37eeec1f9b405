import { expect, test } from 'vitest'
import { beginStroke, extendStroke, undoStroke } from './drawing.ts'

const at = (x: number, y: number) => ({ x, y })

test('strokes grow point by point and are taken back whole', () => {
  let drawing = beginStroke([], at(0.1, 0.2))
  drawing = extendStroke(drawing, [at(0.2, 0.2), at(0.3, 0.2)])
  drawing = beginStroke(drawing, at(0.5, 0.5))
  expect(drawing.map((stroke) => stroke.length)).toEqual([3, 1])
  expect(undoStroke(drawing)).toEqual([[at(0.1, 0.2), at(0.2, 0.2), at(0.3, 0.2)]])
  expect(undoStroke([])).toEqual([])
})

test('the pen stays on the pad', () => {
  expect(extendStroke(beginStroke([], at(-3, 0.5)), [at(0.5, 1.7)])).toEqual([[at(0, 0.5), at(0.5, 1)]])
})

test('a pen that never touched draws nothing', () => {
  expect(extendStroke([], [at(0.5, 0.5)])).toEqual([])
})
