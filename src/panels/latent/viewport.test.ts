import { expect, test } from 'vitest'
import { including, panBy, rulerLength, toPlane, toScreen, viewportOf, zoomAt } from './viewport.ts'

const viewport = { x: 1, y: -2, span: 8 }

test('the middle of the plane is the middle of the canvas, and up is up', () => {
  expect(toScreen(viewport, { x: 1, y: -2 })).toEqual({ x: 0.5, y: 0.5 })
  expect(toScreen(viewport, { x: 5, y: 2 })).toEqual({ x: 1, y: 0 })
  expect(toPlane(viewport, toScreen(viewport, { x: 0.3, y: 0.7 }))).toEqual({
    x: expect.closeTo(0.3, 12),
    y: expect.closeTo(0.7, 12),
  })
})

test('zooming leaves what is under the pointer where it is', () => {
  const at = { x: 0.2, y: 0.9 }
  const closer = zoomAt(viewport, at, 2)
  expect(closer.span).toBe(4)
  const [before, after] = [toPlane(viewport, at), toPlane(closer, at)]
  expect(after.x).toBeCloseTo(before.x, 12)
  expect(after.y).toBeCloseTo(before.y, 12)
})

test('panning moves the plane with the hand', () => {
  const moved = panBy(viewport, 0.25, 0.5)
  expect(toScreen(moved, toPlane(viewport, { x: 0.1, y: 0.2 }))).toEqual({
    x: expect.closeTo(0.35, 12),
    y: expect.closeTo(0.7, 12),
  })
})

test('a cursor that leaves takes the viewport along, one inside does not', () => {
  expect(including(viewport, { x: 2, y: -1 })).toBe(viewport)
  const seen = toScreen(including(viewport, { x: 100, y: -2 }), { x: 100, y: -2 })
  expect(seen.x).toBeCloseTo(0.97, 6)
})

test('a viewport of positions shows nearly all of them', () => {
  const positions = Float32Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? i / 2000 : -i / 1000))
  const { x, y, span } = viewportOf(positions)
  expect(x).toBeCloseTo(0.5, 1)
  expect(y).toBeCloseTo(-1, 1)
  expect(span).toBeGreaterThan(2)
  expect(viewportOf(new Float32Array(0)).span).toBeGreaterThan(0)
})

test('the ruler has a round length of an eighth to a quarter of what is shown', () => {
  expect([8, 10, 20, 47, 0.03, 1].map(rulerLength)).toEqual([2, 2, 5, 10, 0.005, 0.2])
  for (let span = 0.01; span < 500; span *= 1.13) {
    expect(rulerLength(span) / span).toBeLessThanOrEqual(0.25)
    expect(rulerLength(span) / span).toBeGreaterThan(0.0999)
  }
})
