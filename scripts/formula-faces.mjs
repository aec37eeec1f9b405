// Which of KaTeX's faces the formulas of the lecture are set in, and with which characters.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import katex from 'katex'
import { root } from './project.mjs'

/** What a class of KaTeX's style sheet says of the letters inside; none of them: Main-Regular. */
const faces = {
  mathnormal: 'Math-Italic',
  mathit: 'Main-Italic',
  textit: 'Main-Italic',
  mathbf: 'Main-Bold',
  textbf: 'Main-Bold',
  boldsymbol: 'Math-BoldItalic',
  mathsf: 'SansSerif-Regular',
  textsf: 'SansSerif-Regular',
  mathcal: 'Caligraphic-Regular',
  mathscr: 'Script-Regular',
  mathfrak: 'Fraktur-Regular',
  mathtt: 'Typewriter-Regular',
  mathbb: 'AMS-Regular',
  amsrm: 'AMS-Regular',
  'small-op': 'Size1-Regular',
  'large-op': 'Size2-Regular',
  'delim-size1': 'Size1-Regular',
  'delim-size4': 'Size4-Regular',
}
const faceOf = (classes) => {
  const size = classes.includes('delimsizing') && classes.find((name) => /^size[1-4]$/.test(name))
  if (size) return `Size${size.slice(4)}-Regular`
  return classes.map((name) => faces[name]).find(Boolean)
}

/** The formulas in the texts of all chapters, in TeX. */
export function formulas() {
  const chapters = path.join(root, 'src/chapters')
  return readdirSync(chapters, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .flatMap((file) => [
      ...readFileSync(path.join(chapters, file), 'utf8').matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$/g),
    ])
    .map(([, display, inline]) => ({ tex: display ?? inline, displayMode: display !== undefined }))
}

/** Face → its characters in these formulas, in order of their codes. */
export function formulaFaces(written = formulas()) {
  const used = new Map()
  for (const { tex, displayMode } of written) {
    const html = katex.renderToString(tex, { displayMode, output: 'html', strict: false, trust: true })
    const open = ['Main-Regular']
    for (const [, end, attributes, text] of html.matchAll(/<(\/?)\w+([^>]*)>|([^<]+)/g)) {
      if (text !== undefined) for (const one of decoded(text)) add(used, open.at(-1), one)
      else if (end) open.pop()
      else if (!attributes.endsWith('/'))
        open.push(faceOf(/class="([^"]*)"/.exec(attributes)?.[1].split(' ') ?? []) ?? open.at(-1))
    }
  }
  const sorted = (set) => [...set].sort().join('')
  return Object.fromEntries([...used].sort().map(([face, set]) => [face, sorted(set)]))
}

function add(used, face, character) {
  used.set(face, (used.get(face) ?? new Set()).add(character))
}

const decoded = (text) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
