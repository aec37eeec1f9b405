/** Saves what a chart shows as a file of the learner's. */

/** Offers `content` as a download. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken the content by the next turn; keeping the address would keep the memory.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

/** Style that a drawing takes from the page and would lose outside of it. */
const carried = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
  'text-anchor',
] as const

/** An SVG of the page as a file of its own: colours and fonts written out, on `background`. */
export function standaloneSvg(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll<SVGElement>('*')
  copy.querySelectorAll<SVGElement>('*').forEach((element, i) => {
    const style = getComputedStyle(originals[i]!)
    for (const property of carried) element.style.setProperty(property, style.getPropertyValue(property))
  })
  const { width, height } = svg.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.style.background = background
  return new XMLSerializer().serializeToString(copy)
}

/** The same as a picture of twice the size seen. Rejects where the browser cannot draw it. */
export async function chartPng(svg: SVGSVGElement, background: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg, background))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(2 * width)
  canvas.height = Math.round(2 * height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('chartPng: this browser gives no 2-D canvas; save as SVG instead')
  context.fillStyle = background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('chartPng: the picture is too large')))),
  )
}
