import type { ReactNode } from 'react'
import { type Trigger, useOpened } from './opened.tsx'

export interface DialogProps {
  readonly title: string
  /** Name of the closing button. */
  readonly closeLabel: string
  /** The button that opens it. */
  readonly trigger: Trigger
  /** `side`: a sheet at the left edge, for navigation. */
  readonly place?: 'middle' | 'side'
  /** What is in it; given a function that closes it. */
  readonly children: (close: () => void) => ReactNode
}

const load = () => import('./OpenedDialog.tsx')

/** Over the page until closed; keeps the focus inside, Escape closes. */
export function Dialog(props: DialogProps) {
  const { Opened, closed } = useOpened(load, props.trigger)
  return Opened ? <Opened {...props} /> : closed
}
