import * as Radix from '@radix-ui/react-dialog'
import { useState } from 'react'
import { IconButton } from './Button.tsx'
import styles from './Dialog.module.css'
import type { DialogProps } from './Dialog.tsx'
import { CrossIcon } from './icons.tsx'

/** What `Dialog` becomes when it is opened for the first time. */
export default function OpenedDialog({
  title,
  closeLabel,
  trigger,
  place = 'middle',
  children,
}: DialogProps) {
  const [open, setOpen] = useState(true)
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
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
          {children(() => setOpen(false))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
