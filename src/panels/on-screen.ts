/**
 * Keeps something going while an element can be seen or is near: a figure is as high as a screen, and all of
 * it should show the same moment.
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
    { rootMargin: '150% 0px' },
  )
  observer.observe(element)
  return () => {
    observer.disconnect()
    stop?.()
  }
}
