/** Steps per second over the last second or so. */
export interface RateMeter {
  start(): void
  count(): void
  stepsPerSecond(): number
}

export function createRateMeter(now: () => number = () => performance.now()): RateMeter {
  let since = 0
  let counted = 0
  let settled: number | undefined
  return {
    start() {
      since = now()
      counted = 0
      settled = undefined
    },
    count() {
      counted++
      const elapsed = now() - since
      if (elapsed < 1000) return
      settled = (counted * 1000) / elapsed
      since = now()
      counted = 0
    },
    stepsPerSecond: () => settled ?? (counted * 1000) / Math.max(1, now() - since),
  }
}
