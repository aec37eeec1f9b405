import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formulaFaces, formulas } from '../../../scripts/formula-faces.mjs'

const css = readFileSync('src/app/styles/fonts/fonts.css', 'utf8')

/** Characters that the faces named in the style sheet have. */
function covered(): Set<string> {
  const all = new Set<string>()
  for (const [, first, last] of css.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)) {
    for (let code = Number.parseInt(first!, 16); code <= Number.parseInt(last ?? first!, 16); code++) {
      all.add(String.fromCodePoint(code))
    }
  }
  return all
}

/** Letters and marks that a text face should have; signs of formulas come from other fonts. */
const ofText = /[\p{Script=Latin}\p{Pd}\p{Pi}\p{Pf}\p{Po}\p{Ps}\p{Pe}\p{Sc}]/u

test('the fonts have every letter that texts and words are written with', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /text\.\w+\.mdx$|words(\/\w+)?\.ts$|^chapters\/[\w-]+\.ts$/.test(file))
  expect(files.length).toBeGreaterThan(40)
  const has = covered()
  // Small raised and lowered letters, and brackets of formulas, stand in formulas within a line.
  const ofFormulas = /\p{Lm}|\p{Sk}|[⟨⟩⌈⌉⌊⌋‖]/u
  const missing = files.flatMap((file) =>
    [...new Set(readFileSync(`src/${file}`, 'utf8'))]
      .filter((one) => ofText.test(one) && !has.has(one) && !ofFormulas.test(one))
      .map((one) => `${file}: ${one} U+${one.codePointAt(0)!.toString(16)}`),
  )
  expect(missing).toEqual([])
})

test('each face is a file of its own: upright ones normal and bold, slanted ones normal', () => {
  const files = [...css.matchAll(/url\("\.\/([^"]+)"\)/g)].map(([, file]) => file!)
  expect(new Set(files).size).toBe(8)
  for (const file of files)
    expect(readFileSync(`src/app/styles/fonts/${file}`).toString('latin1', 0, 4)).toBe('wOF2')
  expect(css.match(/font-style: normal;\s+font-display: optional;\s+font-weight: 400 700;/g)).toHaveLength(4)
  expect(css.match(/font-style: italic;\s+font-display: optional;\s+font-weight: 400;/g)).toHaveLength(4)
})

test('formulas have the faces of KaTeX that they are set in, with every character', () => {
  expect(formulas().length).toBeGreaterThan(300)
  const made = readFileSync('src/app/styles/fonts/formulas.css', 'utf8')
  const has = new Map(
    [
      ...made.matchAll(
        /\/\* ([^\n]*) \*\/\n@font-face \{\n {2}font-family: KaTeX_(\w+);[^}]*font-style: (\w+)/g,
      ),
    ].map(([, characters, family, style]) => [`${family} ${style}`, new Set(characters)]),
  )
  const missing = Object.entries(formulaFaces()).flatMap(([face, characters]) => {
    const own = has.get(face.replace('-Regular', ' normal').replace('-Italic', ' italic'))
    return [...characters].filter((one) => !own?.has(one)).map((one) => `${face}: ${one}`)
  })
  expect(missing, 'run `npm run fonts`').toEqual([])
})

test('a formula’s letters are told from its operators, and both from its large ones', () => {
  const written = [{ tex: '\\sum_{i} x_i^2 < \\mathsf{T}', displayMode: true }]
  expect(formulaFaces(written)).toEqual({
    'Main-Regular': '2<\u200b',
    'Math-Italic': 'ix',
    'SansSerif-Regular': 'T',
    'Size2-Regular': '∑',
  })
})
