/**
 * Takes a lock that this worker holds as long as it lives: whoever gets it next knows that the worker does not.
 * Resolves once it is held, at once where the browser has no locks.
 */
export const holdLock = (name: string): Promise<void> =>
  new Promise((held) => {
    if (!navigator.locks) held()
    void navigator.locks?.request(name, () => {
      held()
      return new Promise(() => {})
    })
  })
