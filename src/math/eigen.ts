/** Eigenvalues and eigenvectors of a symmetric matrix: Householder reflections, then implicit QL (Golub & Van Loan, ch. 8). */

export interface Eigen {
  /** Largest first, [n] */
  readonly values: Float64Array
  /** Unit vectors in the same order, one a row, [n · n] */
  readonly vectors: Float64Array
}

/**
 * All eigenpairs; some 4·n³ operations.
 * @param matrix symmetric, n · n, row after row; left as it is
 * @throws Error when it is not square, or has a value that is not finite
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): Eigen {
  const parts = eigenInParts(matrix, n)
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}

/** The same in parts of some n² operations, so that a thread may rest between them. */
export function* eigenInParts(matrix: ArrayLike<number>, n: number): Generator<void, Eigen> {
  if (matrix.length !== n * n)
    throw new Error(`symmetricEigen: expected ${n * n} values, got ${matrix.length}`)
  const A = Float64Array.from(matrix)
  if (!A.every(Number.isFinite))
    throw new Error('symmetricEigen: expected finite values, got NaN or infinity')
  const { diagonal, beside, basis } = yield* tridiagonalize(A, n)
  yield* diagonalize(diagonal, beside, basis, n)
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b]! - diagonal[a]!)
  const vectors = new Float64Array(n * n)
  for (const [row, from] of order.entries()) vectors.set(basis.subarray(from * n, from * n + n), row * n)
  return { values: Float64Array.from(order, (i) => diagonal[i]!), vectors }
}

/** A = Q T Qᵀ with T tridiagonal; `basis` is Qᵀ. Overwrites A. */
function* tridiagonalize(A: Float64Array, n: number) {
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(n) // beside[i] couples i and i + 1
  const reflectors: Float64Array[] = []
  for (let k = 0; k < n - 1; k++) {
    yield
    const size = n - k - 1
    const v = Float64Array.from({ length: size }, (_, i) => A[(k + 1 + i) * n + k]!)
    const length = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0))
    diagonal[k] = A[k * n + k]!
    const reflected = v[0]! > 0 ? -length : length
    beside[k] = reflected
    v[0]! -= reflected
    const norm = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0))
    if (norm > 0) for (let i = 0; i < size; i++) v[i]! /= norm
    reflectors.push(v)
    // A ← HAH with H = 1 − 2vvᵀ: A − 2(vwᵀ + wvᵀ), w = Av − (vᵀAv)v
    const w = new Float64Array(size)
    let projection = 0
    for (let i = 0; i < size; i++) {
      const row = (k + 1 + i) * n + k + 1
      let sum = 0
      for (let j = 0; j < size; j++) sum += A[row + j]! * v[j]!
      w[i] = sum
      projection += sum * v[i]!
    }
    for (let i = 0; i < size; i++) w[i]! -= projection * v[i]!
    for (let i = 0; i < size; i++) {
      const row = (k + 1 + i) * n + k + 1
      const [vi, wi] = [2 * v[i]!, 2 * w[i]!]
      for (let j = 0; j < size; j++) A[row + j]! -= vi * w[j]! + wi * v[j]!
    }
  }
  diagonal[n - 1] = A[n * n - 1]!
  return { diagonal, beside, basis: yield* productOfReflections(reflectors, n) }
}

/** (H₀H₁…)ᵀ, [n · n], by multiplying rows from the right, so that rows stay together in memory. */
function* productOfReflections(
  reflectors: readonly Float64Array[],
  n: number,
): Generator<void, Float64Array> {
  const Q = new Float64Array(n * n)
  for (let i = 0; i < n; i++) Q[i * n + i] = 1
  // Qᵀ = …H₁H₀; built from the last reflection inwards, where only the lower right block is not the identity yet.
  for (let k = reflectors.length - 1; k >= 0; k--) {
    yield
    const v = reflectors[k]!
    for (let i = k + 1; i < n; i++) {
      const row = i * n + k + 1
      let sum = 0
      for (let j = 0; j < v.length; j++) sum += Q[row + j]! * v[j]!
      sum *= 2
      for (let j = 0; j < v.length; j++) Q[row + j]! -= sum * v[j]!
    }
  }
  return Q
}

/** Rotates T to a diagonal matrix, and the rows of `basis` with it. */
function* diagonalize(
  d: Float64Array,
  e: Float64Array,
  basis: Float64Array,
  n: number,
): Generator<void, void> {
  // Beside eigenvalues of zero, what counts as zero is measured by the largest: pixels that are always paper.
  const least = Number.EPSILON * d.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      yield
      let m = l
      while (m < n - 1 && Math.abs(e[m]!) > Number.EPSILON * (Math.abs(d[m]!) + Math.abs(d[m + 1]!)) + least)
        m++
      if (m === l) break
      if (sweep > 60) throw new Error(`symmetricEigen: expected convergence in 60 sweeps at value ${l}`)
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!)
      let r = Math.hypot(g, 1)
      g = d[m]! - d[l]! + e[l]! / (g + (g < 0 ? -r : r)) // shifted by the nearer eigenvalue of the 2×2 corner
      let [sine, cosine, p] = [1, 1, 0]
      let i = m - 1
      for (; i >= l; i--) {
        const f = sine * e[i]!
        const b = cosine * e[i]!
        r = Math.hypot(f, g)
        e[i + 1] = r
        if (r === 0) {
          d[i + 1]! -= p
          e[m] = 0
          break
        }
        sine = f / r
        cosine = g / r
        g = d[i + 1]! - p
        r = (d[i]! - g) * sine + 2 * cosine * b
        p = sine * r
        d[i + 1] = g + p
        g = cosine * r - b
        rotateRows(basis, n, i, cosine, sine)
      }
      if (r === 0 && i >= l) continue
      d[l]! -= p
      e[l] = g
      e[m] = 0
    }
  }
}

/** Rows i and i + 1 of `basis`, turned. */
function rotateRows(basis: Float64Array, n: number, i: number, cosine: number, sine: number): void {
  const [upper, lower] = [i * n, (i + 1) * n]
  for (let k = 0; k < n; k++) {
    const [a, b] = [basis[upper + k]!, basis[lower + k]!]
    basis[lower + k] = sine * a + cosine * b
    basis[upper + k] = cosine * a - sine * b
  }
}
