/**
 * Values that change often and are seen without React: pixels, codes, reconstructions. A cell holds the
 * newest value; pictures subscribe and paint. A cell made from others works only while somebody listens,
 * so what nobody looks at is not computed.
 */
export interface Cell<T> {
  get(): T
  /** Calls `listener` after each change, not at once. Returns how to stop. */
  subscribe(listener: () => void): () => void
}

export interface WritableCell<T> extends Cell<T> {
  set(value: T): void
}

/**
 * @param connect called when the first listener comes; may supply values, and returns what to do when the
 * last listener has gone
 */
export function createCell<T>(
  initial: T,
  connect?: (set: (value: T) => void) => () => void,
): WritableCell<T> {
  let value = initial
  let disconnect: (() => void) | undefined
  const listeners = new Set<() => void>()
  const set = (next: T) => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => value,
    set,
    subscribe(listener) {
      // Wrapped, so that one function may listen twice.
      const heard = () => listener()
      listeners.add(heard)
      if (listeners.size === 1) disconnect = connect?.(set)
      return () => {
        if (listeners.delete(heard) && listeners.size === 0) {
          disconnect?.()
          disconnect = undefined
        }
      }
    },
  }
}

type ValuesOf<Cells extends readonly Cell<unknown>[]> = {
  readonly [I in keyof Cells]: Cells[I] extends Cell<infer T> ? T : never
}

/** A cell computed from others, anew whenever one of them changes. `get` is right at any time. */
export function derive<const Cells extends readonly Cell<unknown>[], T>(
  sources: Cells,
  compute: (...values: ValuesOf<Cells>) => T,
): Cell<T> {
  let seen: readonly unknown[] | undefined
  let value: T
  const get = () => {
    const now = sources.map((source) => source.get())
    if (!seen || now.some((one, i) => !Object.is(one, seen![i]))) {
      seen = now
      value = compute(...(now as unknown as ValuesOf<Cells>))
    }
    return value
  }
  return {
    get,
    subscribe(listener) {
      let last = get()
      const hear = () => {
        const next = get()
        if (Object.is(next, last)) return
        last = next
        listener()
      }
      const stops = sources.map((source) => source.subscribe(hear))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
