import { expect, test } from 'vitest'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'
import { createDream } from './dream.ts'

/** What the chain asks the machine when it is started from noise and stepped, twice. */
async function noiseOf(seed: number): Promise<Float32Array[]> {
  const asked: Float32Array[] = []
  const ask = (async (_lane: number, _view: string, [v]: [Matrix]) => {
    asked.push(v.data)
    return { hidden: v, hiddenSample: v, visible: v, visibleSample: v }
  }) as unknown as Run['ask']
  const dream = createDream({ ask }, () => undefined, seed)
  for (let i = 0; i < 2; i++) {
    dream.restart('noise')
    dream.step()
    await Promise.resolve()
  }
  return asked
}

test('noise comes from the seed, and is another picture each time', async () => {
  const [first, second] = await noiseOf(1)
  expect(await noiseOf(1)).toEqual([first, second])
  expect(second).not.toEqual(first)
  expect((await noiseOf(2))[0]).not.toEqual(first)
  const black = first!.reduce((sum, pixel) => sum + pixel, 0) / first!.length
  expect(black).toBeGreaterThan(0.4)
  expect(black).toBeLessThan(0.6)
})
