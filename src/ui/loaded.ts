/** Parts of the app that arrive later, such as a chapter's text. */
import { use } from 'react'

interface Arrival<T> {
  readonly promise: Promise<T>
  value?: T
}

const arrivals = new Map<() => Promise<unknown>, Arrival<unknown>>()

/** Starts loading, once; a failure is forgotten, so that the next call tries again. */
export function preload<T>(load: () => Promise<T>): Promise<T> {
  const known = arrivals.get(load) as Arrival<T> | undefined
  if (known) return known.promise
  const arrival: Arrival<T> = {
    promise: load().then(
      (value) => {
        arrival.value = value
        return value
      },
      (error) => {
        arrivals.delete(load)
        throw error
      },
    ),
  }
  arrivals.set(load, arrival)
  return arrival.promise
}

/** What `load` gives; suspends until it is there, not at all when it was preloaded. `load` must be a stable function. */
export function useLoaded<T>(load: () => Promise<T>): T {
  const promise = preload(load)
  const arrival = arrivals.get(load) as Arrival<T> | undefined
  return arrival?.value ?? use(promise)
}
