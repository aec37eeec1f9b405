import { expect, test } from 'vitest'
import { createRest } from './rest.ts'

test('all that rest go on, in turns, and again after nothing rested', async () => {
  const rest = createRest()
  for (const time of ['first', 'second']) {
    const seen: string[] = []
    const work = async (name: string) => {
      for (const part of [1, 2]) {
        await rest(0)
        seen.push(`${name}${part}`)
      }
    }
    await Promise.all([work('a'), work('b'), work('c')])
    expect(seen, time).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2'])
    await rest(5)
  }
})
