import { useEffect, useRef } from 'react'
import { choice, type Fields } from '../../models/field.ts'
import { useAddressSettings } from '../../training/address.ts'
import type { Picked } from './link-planes.ts'

const holders = ['none', 'first', 'second'] as const

/** @param digits how many there are to pick from; numbers in a link begin at 1 */
export const pickedFields = (start: number, digits: number) =>
  ({
    digit: {
      kind: 'number',
      default: start + 1,
      min: 1,
      max: digits,
      step: 1,
      integer: true,
      unit: 'none',
      live: true,
    },
    held: choice(holders, 'none', { live: true }),
  }) as const satisfies Fields

interface PickedAddressProps {
  /** Prefix in the address, unique on the page. */
  readonly id: string
  /** Keep it the same between renders. */
  readonly fields: ReturnType<typeof pickedFields>
  readonly picked: Picked
}

/** Keeps the picked digit in the address; shows nothing. Apart from the figure, which need not render with every digit. */
export function PickedAddress({ id, fields, picked: { digit, held } }: PickedAddressProps) {
  const [settings, change] = useAddressSettings(id, fields)
  const written = useRef<string>(undefined)
  useEffect(() => {
    if (JSON.stringify(settings) === written.current) return
    written.current = JSON.stringify(settings)
    digit.set(settings.digit - 1)
    const holder = holders.indexOf(settings.held) - 1
    held.set(holder < 0 ? undefined : holder)
  }, [settings, digit, held])
  useEffect(() => {
    const write = () => {
      const now = { digit: (digit.get() ?? 0) + 1, held: holders[(held.get() ?? -1) + 1]! }
      if (JSON.stringify(now) === written.current) return
      written.current = JSON.stringify(now)
      change(now)
    }
    const stops = [digit.subscribe(write), held.subscribe(write)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [digit, held, change])
  return null
}
