import { describe, expect, test } from 'vitest'
import { chartCsv, chartRows, endLabel, spreadLabels, stepTicks, valueAxis } from './chart-model.ts'

const line = (id: string, steps: number[], values: number[]) => ({
  id,
  name: id,
  colour: 'red',
  curve: { steps, values },
})

describe('valueAxis', () => {
  test('starts a linear axis at zero and ends at a round number', () => {
    expect(valueAxis([0.69, 0.1], 'linear')).toEqual({ low: 0, high: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8] })
  })

  test('surrounds values on a logarithmic axis with 1-2-5 ticks', () => {
    const { low, high, ticks } = valueAxis([0.69, 0.058], 'log')
    expect(low).toBeLessThan(0.058)
    expect(high).toBeGreaterThan(0.69)
    expect(ticks).toEqual([0.1, 0.2, 0.5])
  })

  test('leaves out what cannot be shown', () => {
    expect(valueAxis([0, -1, Number.NaN, 0.5], 'log').low).toBeGreaterThan(0)
    expect(valueAxis([], 'linear').high).toBe(1)
    expect(valueAxis([0], 'linear').high).toBeGreaterThan(0)
  })
})

describe('spreadLabels', () => {
  test('leaves labels that are apart where they are', () => {
    expect(spreadLabels([50, 10], 12, 0, 100)).toEqual([50, 10])
  })

  test('moves close ones apart and keeps their order and the frame', () => {
    const placed = spreadLabels([96, 95, 94], 12, 0, 100)
    expect(placed).toEqual([100, 88, 76])
  })
})

test('rows join the lines by step', () => {
  const rows = chartRows([line('a', [0, 10], [3, 1]), line('b', [10, 5], [9, 8])])
  expect(rows).toEqual([
    { step: 0, a: 3 },
    { step: 5, b: 8 },
    { step: 10, a: 1, b: 9 },
  ])
})

test('CSV quotes names and leaves gaps', () => {
  const lines = [{ ...line('a', [0, 1], [0.5, 0.25]), name: 'strata, "uczenie"' }, line('b', [1], [2])]
  expect(chartCsv(lines)).toBe('step,"strata, ""uczenie""",b\n0,0.5,\n1,0.25,2\n')
})

test('ticks of steps are whole and round', () => {
  expect(stepTicks(1, 4)).toEqual([0, 1])
  expect(stepTicks(244, 4)).toEqual([0, 100, 200])
  expect(stepTicks(1240, 4)).toEqual([0, 500, 1000])
  expect(stepTicks(12_400, 2)).toEqual([0, 10_000])
  expect(stepTicks(12_400, 0)).toEqual([0])
})

describe('endLabel', () => {
  const label = (most: number) => endLabel('A deep belief network', '0.203', ({ length }) => length <= most)

  test('keeps the name where there is room for it', () => {
    expect(label(27)).toBe('A deep belief network 0.203')
  })

  test('shortens the name, never the value', () => {
    expect(label(16)).toBe('A deep be… 0.203')
    expect(label(14)).toBe('A deep… 0.203')
    expect(label(5)).toBe('0.203')
  })
})
