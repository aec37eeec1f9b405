/** What near codes have in common: classes, and neighbours in pixel space. */
import type { Rows } from './rows.ts'

/** Squared distance of row i of a and row j of b. */
function distance(a: Rows, i: number, b: Rows, j: number): number {
  let sum = 0
  for (let c = 0; c < a.columns; c++) sum += (a.data[i * a.columns + c]! - b.data[j * b.columns + c]!) ** 2
  return sum
}

/**
 * Accuracy, 0…1, of guessing a label by the vote of the k nearest training codes (Euclid); a tie goes to the class of
 * the nearer. Costs rows · rows · columns: for wide codes take fewer rows.
 */
export function neighbourAccuracy(
  train: Rows,
  trainLabels: ArrayLike<number>,
  test: Rows,
  testLabels: ArrayLike<number>,
  k = 5,
): number {
  let right = 0
  for (let i = 0; i < test.rows; i++) {
    const nearest = nearestRows(train, test, i, k)
    const votes = new Map<number, number>()
    for (const j of nearest) votes.set(trainLabels[j]!, (votes.get(trainLabels[j]!) ?? 0) + 1)
    const most = Math.max(...votes.values())
    const winner = nearest.find((j) => votes.get(trainLabels[j]!) === most)
    if (winner !== undefined && trainLabels[winner] === testLabels[i]) right++
  }
  return right / test.rows
}

/** Positions of the k rows of `set` nearest to row i of `from`, nearest first. */
function nearestRows(set: Rows, from: Rows, i: number, k: number): number[] {
  const found: { j: number; d: number }[] = []
  for (let j = 0; j < set.rows; j++) {
    const d = distance(from, i, set, j)
    if (found.length === k && d >= found[k - 1]!.d) continue
    if (found.length === k) found.pop()
    const at = found.findIndex((other) => d < other.d)
    found.splice(at < 0 ? found.length : at, 0, { j, d })
  }
  return found.map(({ j }) => j)
}

/** ranks[i·n + j]: how many rows are nearer to row i than row j is, plus 1; of itself 0. */
function ranks(set: Rows): Uint32Array {
  const n = set.rows
  const result = new Uint32Array(n * n)
  const distances = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) distances[j] = distance(set, i, set, j)
    distances[i] = -1
    const order = Array.from({ length: n }, (_, j) => j).sort(
      (a, b) => distances[a]! - distances[b]! || a - b,
    )
    for (const [rank, j] of order.entries()) result[i * n + j] = rank
  }
  return result
}

/**
 * Trustworthiness and continuity of a map, both 0…1 (Venna & Kaski 2001):
 * 1 − 2/(nk(2n−3k−1)) Σᵢ Σⱼ (r(i,j) − k), the inner sum over points among the k nearest of i on the map (in the space)
 * that are not among its k nearest in the space (on the map), r(i,j) being the rank in the other one.
 * @param space the pictures, [n, D]; @param map their codes, [n, 2]; costs n² · D and n² memory
 * @throws Error unless 1 ≤ k < n/2
 */
export function mapFaithfulness(space: Rows, map: Rows, k = 5) {
  const n = space.rows
  if (k < 1 || k >= n / 2) throw new Error(`mapFaithfulness: expected 1 ≤ k < ${n / 2}, got ${k}`)
  const [inSpace, onMap] = [ranks(space), ranks(map)]
  const scale = 2 / (n * k * (2 * n - 3 * k - 1))
  const intruders = (near: Uint32Array, other: Uint32Array) => {
    let sum = 0
    for (let i = 0; i < n * n; i++) {
      if (near[i]! >= 1 && near[i]! <= k) sum += Math.max(0, other[i]! - k)
    }
    return sum
  }
  return {
    trustworthiness: 1 - scale * intruders(onMap, inSpace),
    continuity: 1 - scale * intruders(inSpace, onMap),
  }
}
