/** What the benchmarks print. */
export const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)]!

/** A Markdown table; all rows have the columns of the first. */
export function table(rows: readonly Record<string, string>[]): void {
  const columns = Object.keys(rows[0] ?? {})
  console.log(`\n| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`)
  for (const row of rows) console.log(`| ${columns.map((c) => row[c]).join(' | ')} |`)
}
