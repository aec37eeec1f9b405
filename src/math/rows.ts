/** Numbers in rows, as measures take them: one row an image, or the code of one. Plain data. */

/** `data` has `rows · columns` values, row after row; the protocol's `Matrix` fits. */
export interface Rows {
  readonly rows: number
  readonly columns: number
  readonly data: ArrayLike<number>
}

/**
 * Rows from lists, for tests and small sets.
 * @throws Error when the lists differ in length
 */
export function rowsOf(lists: readonly (readonly number[])[]): Rows {
  const columns = lists[0]?.length ?? 0
  for (const list of lists) {
    if (list.length !== columns)
      throw new Error(`rowsOf: expected ${columns} values a row, got ${list.length}`)
  }
  return { rows: lists.length, columns, data: Float64Array.from(lists.flat()) }
}

/** @throws Error when the sizes differ or either is empty */
export function expectSameShape(what: string, a: Rows, b: Rows): void {
  if (a.rows !== b.rows || a.columns !== b.columns || a.data.length !== a.rows * a.columns) {
    const [expected, got] = [`[${a.rows}, ${a.columns}]`, `[${b.rows}, ${b.columns}]`]
    throw new Error(`${what}: expected two sets of one shape, got ${expected} and ${got}`)
  }
  if (a.data.length === 0) throw new Error(`${what}: expected at least one value, got none`)
}
