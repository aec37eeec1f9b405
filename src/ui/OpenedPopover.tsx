import * as Radix from '@radix-ui/react-popover'
import styles from './Popover.module.css'
import type { PopoverProps } from './Popover.tsx'

/** What `Popover` becomes when it is opened for the first time. */
export default function OpenedPopover({ label, trigger, children }: PopoverProps) {
  return (
    <Radix.Root defaultOpen>
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
