import * as Radix from '@radix-ui/react-popover'
import type { ReactNode } from 'react'
import styles from './Popover.module.css'

export interface PopoverProps {
  /** Name of what opens. */
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly children: ReactNode
}

/** Beside its button until something else is touched; Escape closes. */
export function Popover({ label, trigger, children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.content}
          aria-label={label}
          sideOffset={6}
          collisionPadding={12}
          align="end"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
