import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { latentWords } from '../../i18n/words/latent.ts'
import { type Cell, derive } from '../cell.ts'
import { useCell } from '../use-cell.ts'
import { heapOf, looksLikeOne } from './heap.ts'
import styles from './LatentCanvas.module.css'
import type { Points } from './model.ts'
import { toScreen, type Viewport } from './viewport.ts'

interface HeapProps {
  readonly points: Cell<Points | undefined>
  readonly viewport: Cell<Viewport>
}

/** Says so where all codes lie on top of each other: a plane with one point in it looks empty. */
export function Heap({ points, viewport }: HeapProps) {
  const say = useWords(latentWords)
  const number = useNumbers()
  const shown = useMemo(() => {
    const heap = derive([points], (known) => known && heapOf(known))
    return derive([heap, viewport], (found, seen) =>
      found && looksLikeOne(found, seen) ? { ...toScreen(seen, found), count: found.count } : undefined,
    )
  }, [points, viewport])
  const heap = useCell(shown)
  if (!heap) return null
  return (
    <div className={styles.heap} style={{ left: `${heap.x * 100}%`, top: `${heap.y * 100}%` }}>
      <span>{say('heap', { codes: number(heap.count) })}</span>
    </div>
  )
}
