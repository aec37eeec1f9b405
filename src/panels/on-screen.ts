/**
 * Keeps something going while an element can be seen, and a little before.
 * @param start called when it comes into view; returns how to stop
 * @returns how to end the whole thing
 */
export function whileOnScreen(element: Element, start: () => () => void): () => void {
  let stop: (() => void) | undefined
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries[entries.length - 1]?.isIntersecting
      if (seen && !stop) stop = start()
      if (!seen) {
        stop?.()
        stop = undefined
      }
    },
    { rootMargin: '100px' },
  )
  observer.observe(element)
  return () => {
    observer.disconnect()
    stop?.()
  }
}
