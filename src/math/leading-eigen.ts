import { type Eigen, eigenInParts, symmetricEigen } from './eigen.ts'

/** Directions that are followed besides those wanted: the more, the faster the wanted ones settle. */
const besides = 24
/** A pair has settled when |Av − λv| is below this part of the largest eigenvalue. */
const settled = 1e-9
const mostRounds = 400
/** Rows of the matrix between two rests. */
const rowsAtOnce = 100

/**
 * The k largest eigenpairs of a symmetric matrix without negative eigenvalues, such as a covariance: subspace iteration
 * with Rayleigh–Ritz (Golub & Van Loan, ch. 8), some 2·n²·(k + 24) operations a round and a few dozen rounds, where
 * `symmetricEigen` takes 4·n³. Falls back to that one where it would be as quick, or where the iteration does not settle.
 * @param matrix n · n, row after row; left as it is
 * @param rest awaited every some milliseconds, so that a thread can do something else meanwhile
 * @returns k values and vectors, [k · n]; the largest part of each vector is positive
 */
export async function leadingEigen(
  matrix: Float64Array,
  n: number,
  k: number,
  rest: () => Promise<void> = async () => {},
): Promise<Eigen> {
  const found = n < 4 * (k + besides) ? undefined : await resting(iterate(matrix, n, k), rest)
  const { values, vectors } = found ?? (await resting(eigenInParts(matrix, n), rest))
  const kept = vectors.slice(0, k * n)
  for (let i = 0; i < k; i++) pointUpwards(kept.subarray(i * n, i * n + n))
  return { values: values.slice(0, k), vectors: kept }
}

async function resting<T>(parts: Generator<void, T>, rest: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
    await rest()
  }
}

type Vector = Float64Array<ArrayBuffer>

function* iterate(matrix: Float64Array, n: number, k: number): Generator<void, Eigen | undefined> {
  const size = k + besides
  // An uneven start, so that it is at right angles to nothing by accident.
  let Q: Vector[] = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => Math.sin(1 + 7 * i + 13 * j + i * j)),
  )
  orthonormalize(Q)
  yield
  for (let round = 0; round < mostRounds; round++) {
    const images = yield* times(matrix, Q, n)
    yield
    // Rayleigh–Ritz: the eigenpairs of A seen in the subspace alone.
    const seen = Float64Array.from({ length: size * size }, (_, p) =>
      dot(Q[Math.floor(p / size)]!, images[p % size]!),
    )
    const { values, vectors } = symmetricEigen(seen, size)
    const turn = (rows: readonly Vector[]) =>
      Array.from({ length: size }, (_, i) => combination(rows, vectors.subarray(i * size, (i + 1) * size)))
    const [pairs, turned] = [turn(Q), turn(images)]
    const off = (i: number) => {
      let sum = 0
      for (let j = 0; j < n; j++) sum += (turned[i]![j]! - values[i]! * pairs[i]![j]!) ** 2
      return Math.sqrt(sum)
    }
    const least = settled * values[0]!
    if (Array.from({ length: k }, (_, i) => off(i)).every((distance) => distance <= least)) {
      const flat = new Float64Array(k * n)
      for (let i = 0; i < k; i++) flat.set(pairs[i]!, i * n)
      return { values: values.slice(0, k), vectors: flat }
    }
    yield
    Q = turned
    orthonormalize(Q)
  }
  return undefined
}

const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** A·q for every q; row after row of A, which is too large for the processor's nearer memory. */
function* times(
  matrix: Float64Array,
  vectors: readonly Float64Array[],
  n: number,
): Generator<void, Vector[]> {
  const images = vectors.map(() => new Float64Array(n))
  for (let row = 0; row < n; row++) {
    if (row % rowsAtOnce === rowsAtOnce - 1) yield
    const start = row * n
    for (let v = 0; v < vectors.length; v++) {
      const vector = vectors[v]!
      let sum = 0
      for (let j = 0; j < n; j++) sum += matrix[start + j]! * vector[j]!
      images[v]![row] = sum
    }
  }
  return images
}

function combination(rows: readonly Vector[], weights: Float64Array): Vector {
  const result = new Float64Array(rows[0]!.length)
  for (const [i, row] of rows.entries()) {
    const weight = weights[i]!
    for (let j = 0; j < result.length; j++) result[j]! += weight * row[j]!
  }
  return result
}

/** Gram–Schmidt, twice, which is enough (Kahan). What is left of a vector that depends on others becomes zero. */
function orthonormalize(rows: readonly Float64Array[]): void {
  rows.forEach((row, i) => {
    for (let pass = 0; pass < 2; pass++) {
      for (const other of rows.slice(0, i)) {
        const along = dot(row, other)
        for (let j = 0; j < row.length; j++) row[j]! -= along * other[j]!
      }
    }
    const length = Math.sqrt(dot(row, row))
    for (let j = 0; j < row.length; j++) row[j] = length > 1e-300 ? row[j]! / length : 0
  })
}

function pointUpwards(vector: Float64Array): void {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
  if (largest < 0) for (let i = 0; i < vector.length; i++) vector[i] = -vector[i]!
}
