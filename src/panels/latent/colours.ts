import type { PlaneColours } from './paint-plane.ts'

let known: PlaneColours | undefined

/** The light theme's colours, read once from an element that has them; canvases of images are paper in both themes. */
export function cssColours(element: Element): PlaneColours {
  if (known) return known
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  known = {
    ink: colour('--ink'),
    paper: colour('--image-paper'),
    rule: colour('--rule'),
    classes: Array.from({ length: 10 }, (_, label) => colour(`--class-${label}`)),
  }
  return known
}
