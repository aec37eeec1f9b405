/** How wide a text of the page is, before it is drawn. */

let context: CanvasRenderingContext2D | undefined
let family: string | undefined

/** Pixels of `text` in the page's font, at its boldest, `size` pixels high. */
export function textWidth(text: string, size: number): number {
  // Where pages are rendered beforehand there is nothing to measure with, and nothing to see of it.
  if (typeof document !== 'undefined')
    context ??= document.createElement('canvas').getContext('2d') ?? undefined
  if (!context) return 0.6 * size * text.length
  // Fonts stay what they are while a page is open, so the page is asked for them once.
  family ??= getComputedStyle(document.documentElement).getPropertyValue('--sans')
  context.font = `600 ${size}px ${family}`
  return Math.ceil(context.measureText(text).width)
}
