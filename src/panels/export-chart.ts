/** Saves what a chart shows as a file of the learner's. */
import { textWidth } from './text-width.ts'

/** Offers `content` as a download. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken the content by the next turn; keeping the address would keep the memory.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

/** A name that every system takes: `bottleneck`, then the title's words in small ASCII letters. */
export function fileName(title: string, ending: string): string {
  const plain = title.toLowerCase().replaceAll('ł', 'l').normalize('NFKD').replace(/\p{M}/gu, '')
  return `${['bottleneck', ...(plain.match(/[a-z0-9]+/g) ?? [])].join('-')}.${ending}`
}

/** A text in lines of as many words as fit; one word at least. */
export function brokenLines(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.pop()
    if (last === undefined) lines.push(word)
    else if (fits(`${last} ${word}`)) lines.push(`${last} ${word}`)
    else lines.push(last, word)
  }
  return lines
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

/** In pixels: around the drawing, and of the title above it. */
const margin = 12
const titleSize = 13
const lineHeight = 18

const namespace = 'http://www.w3.org/2000/svg'

function shape(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(namespace, name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value))
  return made
}

/**
 * An SVG of the page as a file of its own, with `title` above it: colours and fonts written out, and the width of every
 * text, since outside of the page other fonts may take the place of its own.
 */
export function standaloneSvg(svg: SVGSVGElement, title: string): string {
  const page = getComputedStyle(document.documentElement)
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll<SVGElement>('*')
  copy.querySelectorAll<SVGElement>('*').forEach((element, i) => {
    const original = originals[i]!
    const style = getComputedStyle(original)
    for (const property of carried) element.style.setProperty(property, style.getPropertyValue(property))
    if (original instanceof SVGTextElement) keepWidth(element, original.getComputedTextLength())
  })
  const { width, height } = svg.getBoundingClientRect()
  const lines = brokenLines(title, (line) => textWidth(line, titleSize) <= width)
  const above = margin + lines.length * lineHeight
  const size = { width: Math.ceil(width + 2 * margin), height: Math.ceil(above + height + margin) }
  const titleStyle = {
    fill: page.getPropertyValue('--ink'),
    'font-family': page.getPropertyValue('--sans'),
    'font-size': titleSize,
    'font-weight': 600,
  }
  const head = lines.map((line, i) => {
    const text = shape('text', { x: 0, y: margin + titleSize + i * lineHeight - above, ...titleStyle })
    text.textContent = line
    keepWidth(text, textWidth(line, titleSize))
    return text
  })
  const paper = { x: -margin, y: -above, ...size, fill: page.getPropertyValue('--paper') }
  copy.prepend(shape('rect', paper), ...head)
  copy.removeAttribute('style')
  copy.setAttribute('xmlns', namespace)
  copy.setAttribute('viewBox', `${-margin} ${-above} ${size.width} ${size.height}`)
  copy.setAttribute('width', String(size.width))
  copy.setAttribute('height', String(size.height))
  return new XMLSerializer().serializeToString(copy)
}

function keepWidth(text: Element, pixels: number): void {
  text.setAttribute('textLength', String(pixels))
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs')
}

/** The same as a picture of twice the size seen. Rejects where the browser cannot draw it. */
export async function chartPng(svg: SVGSVGElement, title: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg, title))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 2 * image.naturalWidth
  canvas.height = 2 * image.naturalHeight
  const context = canvas.getContext('2d')
  if (!context) throw new Error('chartPng: this browser gives no 2-D canvas; save as SVG instead')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('chartPng: the picture is too large')))),
  )
}
