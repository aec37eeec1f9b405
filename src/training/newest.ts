/**
 * Keeps one question in flight and only the newest waiting, so that dragging never queues.
 * @param ask starts a question; `undefined` when there is nothing to ask now
 * @param use is given each answer that is still wanted
 * @param onError is given failures; the next `refresh` asks again
 */
export function newestOnly<T>(
  ask: () => Promise<T> | undefined,
  use: (answer: T) => void,
  onError: (error: unknown) => void,
): { refresh(): void; stop(): void } {
  let flying = false
  let waiting = false
  let stopped = false
  const refresh = () => {
    if (stopped) return
    if (flying) {
      waiting = true
      return
    }
    const question = ask()
    if (!question) return
    flying = true
    waiting = false
    question
      .then((answer) => {
        if (!stopped) use(answer)
      }, onError)
      .finally(() => {
        flying = false
        if (waiting) refresh()
      })
  }
  return {
    refresh,
    stop() {
      stopped = true
    },
  }
}
