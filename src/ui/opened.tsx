import { type ComponentType, cloneElement, type MouseEventHandler, type ReactElement, useState } from 'react'
import { preload } from './loaded.ts'

/** A button that opens something. */
export type Trigger = ReactElement<{
  onClick?: MouseEventHandler
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'dialog'
  'aria-expanded'?: boolean
}>

/**
 * Until something is opened for the first time there is only its button: what it takes to open it is fetched when
 * somebody comes near.
 */
export function useOpened<P>(
  load: () => Promise<{ default: ComponentType<P> }>,
  trigger: Trigger,
): { Opened?: ComponentType<P>; closed: ReactElement } {
  const [opened, setOpened] = useState<{ Opened?: ComponentType<P> }>({})
  // A failed fetch is tried again with the next press.
  const fetch = () => preload(load).catch(() => undefined)
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onPointerEnter: () => void fetch(),
    onFocus: () => void fetch(),
    onClick: () => void fetch().then((module) => module && setOpened({ Opened: module.default })),
  })
  return { ...opened, closed }
}
