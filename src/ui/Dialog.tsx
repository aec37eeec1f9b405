import * as Radix from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import styles from './Dialog.module.css'
import { CrossIcon } from './icons.tsx'

export interface DialogProps {
  readonly title: string
  /** Name of the closing button. */
  readonly closeLabel: string
  /** The button that opens it. Without one, `open` says. */
  readonly trigger?: ReactNode
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** `side`: a sheet at the left edge, for navigation. */
  readonly place?: 'middle' | 'side'
  readonly children: ReactNode
}

/** Over the page until closed; keeps the focus inside, Escape closes. */
export function Dialog({
  title,
  closeLabel,
  trigger,
  open,
  onOpenChange,
  place = 'middle',
  children,
}: DialogProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={`${styles.content} ${styles[place]}`}
          {...{ 'aria-describedby': undefined }}
        >
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel}>
                <CrossIcon />
              </IconButton>
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
