import { expect, test, vi } from 'vitest'
import { newestOnly } from './newest.ts'

test('asks the newest question only, one at a time', async () => {
  let input = 0
  const asked: number[] = []
  const used: number[] = []
  const release: (() => void)[] = []
  const newest = newestOnly(
    () => {
      const mine = input
      asked.push(mine)
      return new Promise<number>((resolve) => release.push(() => resolve(mine)))
    },
    (answer) => used.push(answer),
    () => {},
  )
  for (input = 1; input <= 5; input++) newest.refresh()
  input = 5
  expect(asked).toEqual([1])
  release[0]!()
  await vi.waitFor(() => expect(asked).toEqual([1, 5]))
  release[1]!()
  await vi.waitFor(() => expect(used).toEqual([1, 5]))
})

test('an answer that comes after the stop is not used, and a failure does not end it', async () => {
  const used: string[] = []
  const errors: unknown[] = []
  let fails = true
  const newest = newestOnly(
    () => (fails ? Promise.reject(new Error('no')) : Promise.resolve('yes')),
    (answer) => used.push(answer),
    (error) => errors.push(error),
  )
  newest.refresh()
  await vi.waitFor(() => expect(errors).toHaveLength(1))
  fails = false
  newest.refresh()
  await vi.waitFor(() => expect(used).toEqual(['yes']))
  newest.refresh()
  newest.stop()
  await new Promise((resolve) => setTimeout(resolve))
  expect(used).toEqual(['yes'])
})
