import type { ReactNode } from 'react'
import { Button, IconButton } from './Button.tsx'
import { CrossIcon, InfoIcon, WarningIcon } from './icons.tsx'
import styles from './Note.module.css'

export interface NoteProps {
  /** `problem` is read aloud at once; `info` when the reader's software has time. */
  readonly kind: 'info' | 'problem'
  readonly children: ReactNode
  /** A way on. */
  readonly action?: { readonly text: string; readonly onPress: () => void }
  readonly dismiss?: { readonly label: string; readonly onPress: () => void }
}

/** Says what happened and offers the way on. */
export function Note({ kind, children, action, dismiss }: NoteProps) {
  return (
    <div className={`${styles.note} ${styles[kind]}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <span className={styles.icon}>{kind === 'problem' ? <WarningIcon /> : <InfoIcon />}</span>
      <div className={styles.text}>{children}</div>
      {action && <Button onClick={action.onPress}>{action.text}</Button>}
      {dismiss && (
        <IconButton label={dismiss.label} onClick={dismiss.onPress}>
          <CrossIcon />
        </IconButton>
      )}
    </div>
  )
}
