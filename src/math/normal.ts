/** Normal numbers for pages, which draw a few at a time; models draw theirs from the run's own generator. */

/**
 * Numbers of mean 0 and variance 1 (Box–Muller).
 * @param uniform gives numbers in [0, 1)
 */
export function drawNormal(count: number, uniform: () => number): Float32Array {
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  )
}

/**
 * Codes z = μ + σ·ε of one posterior.
 * @param mean μ, [K]; @param logVar ln σ², [K]
 * @returns [count, K], row after row
 */
export function drawCodes(
  mean: ArrayLike<number>,
  logVar: ArrayLike<number>,
  count: number,
  uniform: () => number,
): Float32Array {
  const size = mean.length
  return drawNormal(count * size, uniform).map(
    (epsilon, i) => mean[i % size]! + Math.exp(logVar[i % size]! / 2) * epsilon,
  )
}
