import { useMemo } from 'react'
import type { Matrix } from '../protocol/run.ts'
import { type Cell, derive } from './cell.ts'
import { Picture } from './Picture.tsx'
import { codeTint } from './paint.ts'
import { UnitChooser } from './UnitChooser.tsx'

interface ActivityGridProps {
  /** A code, one row; only its first `count` units are shown. */
  readonly code: Cell<Matrix | undefined>
  readonly count: number
  readonly columns: number
  readonly label: string
  readonly selected?: number | undefined
  readonly onSelect?: (unit: number) => void
}

const codeTintOf = () => codeTint

/** How active each unit is for one image, 0 (paper) … 1: a square a unit, in the same order as its filter. */
export function ActivityGrid({ code, count, columns, label, selected, onSelect }: ActivityGridProps) {
  const rows = Math.ceil(count / columns)
  const tile = useMemo(() => ({ width: columns, height: rows }), [columns, rows])
  const source = useMemo(
    () =>
      derive([code], (z) => z && { rows: 1, columns: columns * rows, data: firstUnits(z, columns * rows) }),
    [code, columns, rows],
  )
  const picture = <Picture source={source} tile={tile} tintOf={codeTintOf} {...(onSelect ? {} : { label })} />
  if (!onSelect) return picture
  return (
    <UnitChooser label={label} count={count} columns={columns} selected={selected} onSelect={onSelect}>
      {picture}
    </UnitChooser>
  )
}

function firstUnits({ data }: Matrix, count: number): Float32Array {
  const units = new Float32Array(count)
  units.set(data.subarray(0, count))
  return units
}
