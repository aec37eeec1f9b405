import type { ReactNode } from 'react'
import { type Trigger, useOpened } from './opened.tsx'

export interface PopoverProps {
  /** Name of what opens. */
  readonly label: string
  /** The button that opens it. */
  readonly trigger: Trigger
  readonly children: ReactNode
}

const load = () => import('./OpenedPopover.tsx')

/** Beside its button until something else is touched; Escape closes. */
export function Popover(props: PopoverProps) {
  const { Opened, closed } = useOpened(load, props.trigger)
  return Opened ? <Opened {...props} /> : closed
}
