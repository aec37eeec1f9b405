/** Keeps the reader's place when the text under it is replaced by the same text in another language. */

/** Headings, figures and paragraphs: both languages have the same ones in the same order. */
const anchors = 'main h1, main h2, main h3, main figure, main [data-prose] > p'

/**
 * Notes which anchor is at the top of the window; the returned function scrolls the page so that the
 * anchor of the same rank is at the same height again.
 */
export function notePlace(): () => void {
  const all = [...document.querySelectorAll(anchors)]
  const tops = all.map((element) => element.getBoundingClientRect().top)
  const index = tops.findIndex((top) => top >= 0)
  const top = tops[index]
  if (top === undefined || window.scrollY === 0) return () => {}
  return () => {
    const element = document.querySelectorAll(anchors)[index]
    if (element) window.scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' })
  }
}
