import { expect, test, vi } from 'vitest'
import type { RunSpec } from '../protocol/run.ts'
import type { Run } from './run.ts'
import { borrowRun } from './shared-runs.ts'

const spec: RunSpec = { data: 'digits', seed: 1, batchSize: 8, epochs: 1, lanes: [] }

test('figures that name the same run get one, which ends with the last of them', () => {
  const close = vi.fn()
  const openRun = vi.fn(() => ({ close }) as unknown as Run)
  const borrow = (name: string) => borrowRun({ openRun }, name, spec, { kind: 'scratch' })
  const [first, second, other] = [borrow('plane'), borrow('plane'), borrow('another')]
  expect(first.run).toBe(second.run)
  expect(other.run).not.toBe(first.run)
  expect(openRun).toHaveBeenCalledTimes(2)
  first.giveBack()
  expect(close).not.toHaveBeenCalled()
  second.giveBack()
  expect(close).toHaveBeenCalledTimes(1)
  expect(borrow('plane').run).not.toBe(first.run)
})
