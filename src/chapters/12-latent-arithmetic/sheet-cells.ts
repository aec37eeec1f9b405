/** From what the cells of the sheet come to, to pictures: sources → codes → weighted sums → images. */
import { attributes } from '../../data/faces.ts'
import { type Cell, derive } from '../../panels/cell.ts'
import { asInput, viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { ViewInput } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'
import { calmMs } from './difference-cells.ts'
import { everybody, labelGroup } from './groups.ts'
import { cellNames, keyOf, type SheetValues, type Source } from './sheet.ts'

type GroupSource = Extract<Source, { kind: 'group' }>

/** Faces that count in the mean of a group. */
const groupSize = 250

/** With and without each attribute: always known, so that a formula that needs one is drawn at once. */
const plainGroups = attributes.flatMap((name): GroupSource[] =>
  [true, false].map((has) => ({ kind: 'group', has, of: [name] })),
)
const plainKeys = new Set(plainGroups.map(keyOf))

/**
 * @param examples images that `#1`, `#2`, … stand for, [n, D]
 * @returns one image for each cell in the order of `cellNames`; those of cells without a code mean nothing
 */
export function sheetPictures(
  run: Run | undefined,
  examples: Cell<Matrix | undefined>,
  values: Cell<SheetValues>,
): Cell<Matrix | undefined> {
  const exampleCodes = viewCell(run, 0, 'encode', asInput(examples))
  // The same list as long as it names the same groups, so that not every letter asks for their means anew.
  let known = plainGroups
  const groups = derive([values], (of) => {
    const now = groupsOf(of)
    if (String(now.map(keyOf)) !== String(known.map(keyOf))) known = now
    return known
  })
  const means = viewCell(run, 0, 'groupMeans', derive([groups], askFor), calmMs)
  const codes = derive([exampleCodes, means, groups, values], (z, of, wanted, { cells }) => {
    // An answer that does not know the newest group yet: the pictures stay until it does.
    if (!z || !of || of.means.rows < wanted.length) return undefined
    const rowOf = new Map(wanted.map((group, row) => [keyOf(group), row]))
    const { columns } = z
    const sums = new Float32Array(cellNames.length * columns)
    for (const [at, name] of cellNames.entries()) {
      const value = cells.get(name)
      if (value?.kind !== 'code') continue
      for (const [key, weight] of value.weights) {
        const row = rowOf.get(key)
        const [from, start] = row === undefined ? [z, Number(key.slice(1)) - 1] : [of.means, row]
        for (let k = 0; k < columns; k++) sums[at * columns + k]! += weight * from.data[start * columns + k]!
      }
    }
    return { rows: cellNames.length, columns, data: sums }
  })
  return viewCell(run, 0, 'decode', asInput(codes))
}

/** The question for the groups' means. */
function askFor(groups: readonly GroupSource[]): ViewInput<'groupMeans'> {
  const membersOf = ({ has, of }: GroupSource) =>
    Object.fromEntries(of.map((name) => [name, has ? 'with' : 'without']))
  return [groups.map((group) => labelGroup({ ...everybody, ...membersOf(group) })), groupSize]
}

/** The plain groups in their order, then what else the sheet needs. */
function groupsOf({ sources }: SheetValues): GroupSource[] {
  const others = [...sources.entries()].flatMap(([key, source]) =>
    source.kind === 'group' && !plainKeys.has(key) ? [source] : [],
  )
  return [...plainGroups, ...others]
}
