/** Every setting of a figure lives in the address, so that a link restores it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { createStore } from 'zustand/vanilla'
import type { FieldProblem, Fields, SettingsOf } from '../models/field.ts'
import { decodeSettings, encodeSettings } from './address-codec.ts'

/**
 * Browsers refuse more than some hundred address changes in half a minute; a dragged slider makes more. The first is
 * written at once, so that no reload loses it, those that follow closely when they pause.
 */
const pauseMs = 300

export interface ReportedProblem extends FieldProblem {
  readonly figure: string
}

/** What the address said wrongly, for one note on the page. */
export const addressProblems = createStore<{ readonly problems: readonly ReportedProblem[] }>(() => ({
  problems: [],
}))

/** Takes the note away. */
export function dismissAddressProblems(): void {
  addressProblems.setState({ problems: [] })
}

/**
 * A figure's settings, read from and written to the address as `<figure>.<field>=<value>`. Only what differs
 * from the defaults is written, by replacing the address, so that Back leaves the page. Everything else in
 * the address stays. What the address says wrongly falls back to the default and is reported once.
 * @returns the settings (the same object until they change), a function that changes some of them, and the problems
 */
export function useAddressSettings<F extends Fields>(
  figure: string,
  fields: F,
): [SettingsOf<F>, (changes: Partial<SettingsOf<F>>) => void, readonly FieldProblem[]] {
  const search = useSearch()
  const [held, setHeld] = useState(() => ({ search, ...decodeSettings(search, figure, fields) }))
  let shown = held
  if (held.search !== search) {
    // The address changed: by our own write, then nothing is new; or by a link, then it wins.
    const own = (settings: SettingsOf<F>) => encodeSettings('', figure, fields, settings)
    const read = decodeSettings(search, figure, fields)
    const same = own(read.settings) === own(held.settings)
    const before = own(decodeSettings(held.search, figure, fields).settings)
    const untouched = own(read.settings) === before
    shown = same || untouched ? { ...held, search } : { search, ...read }
    setHeld(shown)
  }

  const latest = useRef(shown.settings)
  latest.current = shown.settings
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = useCallback(
    (changes: Partial<SettingsOf<F>>) => {
      const settings = { ...latest.current, ...changes }
      latest.current = settings
      setHeld((before) => ({ ...before, settings }))
      clearTimeout(timer.current)
      const follows = performance.now() - changedAt.current < pauseMs
      changedAt.current = performance.now()
      timer.current = setTimeout(
        () => {
          const query = encodeSettings(location.search, figure, fields, latest.current)
          navigate(`${location.pathname}${query && `?${query}`}${location.hash}`, {
            replace: true,
            state: history.state,
          })
        },
        follows ? pauseMs : 0,
      )
    },
    [figure, fields],
  )

  const { problems } = shown
  useEffect(() => {
    if (problems.length === 0) return
    const reported = problems.map((problem) => ({ ...problem, figure }))
    addressProblems.setState((before) => ({
      problems: [...before.problems.filter((problem) => problem.figure !== figure), ...reported],
    }))
  }, [problems, figure])

  return [shown.settings, change, problems]
}
