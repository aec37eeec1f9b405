import type { ReactNode } from 'react'
import styles from './Fold.module.css'

export interface FoldProps {
  readonly title: ReactNode
  readonly open?: boolean
  readonly onToggle?: (open: boolean) => void
  readonly children: ReactNode
}

/** Folded away until asked for, such as advanced settings. The browser's own disclosure: search finds what is inside. */
export function Fold({ title, open, onToggle, children }: FoldProps) {
  return (
    <details
      className={styles.fold}
      open={open}
      onToggle={(event) => onToggle?.((event.target as HTMLDetailsElement).open)}
    >
      <summary className={styles.summary}>{title}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  )
}
