import { useMemo } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { type Cell, derive } from './cell.ts'
import styles from './DrawPad.module.css'
import type { Drawing } from './mnist-form.ts'
import { useCell } from './use-cell.ts'

/** Says which image counts while the pad is empty; keeps its place when it is not. */
export function NothingDrawn({ drawing }: { readonly drawing: Cell<Drawing> }) {
  const say = useWords(panelWords)
  const empty = useCell(useMemo(() => derive([drawing], (strokes) => strokes.length === 0), [drawing]))
  return <p className={`${styles.nothing} ${empty ? '' : styles.hidden}`}>{say('nothingDrawn')}</p>
}
