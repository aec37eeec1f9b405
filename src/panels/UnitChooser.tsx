import type { ReactNode } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { GridPicker } from './GridPicker.tsx'

interface UnitChooserProps {
  readonly label: string
  /** Number of units; they lie row after row, `columns` beside each other. */
  readonly count: number
  readonly columns: number
  readonly selected?: number | undefined
  /** Called with a unit that is chosen, by pointer or arrow keys. */
  readonly onSelect: (unit: number) => void
  /** A picture of all units, filling the frame. */
  readonly children: ReactNode
}

/** A grid of units to choose one from; the chosen one is framed. */
export function UnitChooser({ label, count, columns, selected, onSelect, children }: UnitChooserProps) {
  const say = useWords(panelWords)
  return (
    <GridPicker
      label={label}
      columns={columns}
      rows={Math.ceil(count / columns)}
      count={count}
      selected={selected}
      nameOf={(unit) => say('filterNumber', { unit: unit + 1 })}
      onSelect={onSelect}
    >
      {children}
    </GridPicker>
  )
}
