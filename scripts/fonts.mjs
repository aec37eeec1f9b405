/**
 * Makes `src/app/styles/fonts/`: of the two typefaces only the characters and weights that the lecture is set in, and
 * the style sheet that names them. A first visit fetches a third of what the whole files weigh. Of KaTeX's faces only
 * what the formulas use: a sixth. `npm run fonts`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'
import { formulaFaces } from './formula-faces.mjs'
import { root } from './project.mjs'

const folder = path.join(root, 'src/app/styles/fonts')
/** Weights of each style; what lies outside is drawn as the nearest. Nothing is set in bold italics. */
const styles = {
  normal: { axis: { min: 400, max: 700 }, css: '400 700' },
  italic: { axis: 400, css: '400' },
}
const typefaces = [
  { family: 'Source Serif 4 Variable', name: 'source-serif-4' },
  { family: 'Source Sans 3 Variable', name: 'source-sans-3' },
]

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('')
/** Files of a face: what the texts of every language need, and what only Polish does. */
const parts = [
  {
    part: 'latin',
    from: 'latin',
    characters: `${ascii}\u00a0°±²³¹·×÷½«»§©ÄÉÖÜßàáäçèéêëíïñóôöúüıœ\u2009\u200a\u2011–—‘’‚“”„…•′″€→←↑↓−`,
  },
  { part: 'polish', from: 'latin-ext', characters: 'ĄĆĘŁŃŚŹŻąćęłńśźż' },
]

const range = (characters) => {
  const codes = [...new Set(characters)].map((one) => one.codePointAt(0)).sort((a, b) => a - b)
  const runs = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last?.[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code) => code.toString(16).toUpperCase().padStart(4, '0')
  return runs.map(([a, b]) => `U+${hex(a)}${b > a ? `-${hex(b)}` : ''}`).join(', ')
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const rules = []
for (const { family, name } of typefaces)
  for (const [style, weights] of Object.entries(styles))
    for (const { part, from, characters } of parts) {
      const package_ = path.join(root, 'node_modules/@fontsource-variable', name)
      const whole = readFileSync(path.join(package_, `files/${name}-${from}-wght-${style}.woff2`))
      const small = await subsetFont(whole, characters, {
        targetFormat: 'woff2',
        variationAxes: { wght: weights.axis },
      })
      const file = `${name}-${part}-${style}.woff2`
      writeFileSync(path.join(folder, file), small)
      console.log(`${file} ${whole.length} → ${small.length} bytes`)
      rules.push(`@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-display: optional;
  font-weight: ${weights.css};
  src: url("./${file}") format("woff2");
  unicode-range:
    ${range(characters)};
}
`)
    }
writeFileSync(
  path.join(folder, 'fonts.css'),
  `/* Made by \`npm run fonts\`. Text is never painted twice: a face that comes late is used from the next page on. */\n${rules.join('')}`,
)

const formulaRules = []
for (const [face, characters] of Object.entries(formulaFaces())) {
  const whole = readFileSync(path.join(root, `node_modules/katex/dist/fonts/KaTeX_${face}.woff2`))
  const small = await subsetFont(whole, characters, {
    targetFormat: 'woff2',
    noHinting: true,
    dropTables: ['gasp', 'FFTM'],
  })
  const file = `katex-${face.toLowerCase()}.woff2`
  writeFileSync(path.join(folder, file), small)
  console.log(`${file} ${whole.length} → ${small.length} bytes`)
  const [, family, style] = /^(\w+)-(\w+)$/.exec(face)
  formulaRules.push(`/* ${characters.replaceAll('*/', '* /')} */
@font-face {
  font-family: KaTeX_${family};
  font-display: block;
  font-style: ${style.endsWith('Italic') ? 'italic' : 'normal'};
  font-weight: ${style.startsWith('Bold') ? 700 : 400};
  src: url("./${file}") format("woff2");
}
`)
}
writeFileSync(
  path.join(folder, 'formulas.css'),
  `/* Made by \`npm run fonts\`: of each face of KaTeX (MIT, © Khan Academy and others) what the formulas use. */\n${formulaRules.join('')}`,
)
