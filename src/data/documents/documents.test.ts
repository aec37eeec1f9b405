import { expect, test } from 'vitest'
import { documents, drawDocument, loadLetters, patchSide } from './documents.ts'
import type { Page } from './polygons.ts'
import { sentences } from './sentences.ts'
import { wearPage } from './wear.ts'
import { writePage } from './write.ts'

const error = (a: Page, b: Page) =>
  a.ink.reduce((sum, value, i) => sum + (value - b.ink[i]!) ** 2, 0) / a.ink.length
const mean = ({ ink }: Page) => ink.reduce((sum, value) => sum + value, 0) / ink.length

test('every font has every letter of both languages', async () => {
  const { fonts } = await loadLetters()
  expect(fonts.length).toBeGreaterThanOrEqual(4)
  const characters = new Set([...sentences.en, ...sentences.pl].join(''))
  for (const { source, glyphs } of fonts)
    for (const character of characters) expect(glyphs[character], `${character} in ${source}`).toBeDefined()
  expect([...'ąćęłńóśźż'].every((letter) => characters.has(letter))).toBe(true)
})

test('one seed writes one page, another another; text covers some of it', async () => {
  const letters = await loadLetters()
  const pages = [1, 1, 2].map((seed) => writePage(letters, seed, 200, 160))
  expect(pages[0]).toEqual(pages[1])
  expect(error(pages[0]!, pages[2]!)).toBeGreaterThan(0.01)
  for (const page of pages) {
    expect(mean(page)).toBeGreaterThan(0.01)
    expect(mean(page)).toBeLessThan(0.3)
  }
})

test('wear is seeded, stays in range, and more of it is worse', async () => {
  const page = writePage(await loadLetters(), 5, 192, 192)
  expect(wearPage(page, 7, 0.6)).toEqual(wearPage(page, 7, 0.6))
  const errors = [0, 0.3, 0.6, 1].map((amount) => {
    const worn = wearPage(page, 7, amount)
    expect(worn.ink.every((value) => value >= 0 && value <= 1)).toBe(true)
    return error(worn, page)
  })
  expect(errors[0]).toBeLessThan(1e-6)
  expect(errors).toEqual([...errors].sort((a, b) => a - b))
})

test('patches are cut from one sheet, clean and damaged in the same place', async () => {
  const { first } = documents.open('')
  const { validation } = await first()
  const { clean, damaged } = drawDocument(await loadLetters(), 9000, 256, 0.5)
  const at = (page: Page, x: number, y: number) => page.ink[y * page.width + x]!
  // Patch 19 of the first validation sheet: its place is row 2, column 3.
  const patch = validation.images.subarray(19 * patchSide ** 2, 20 * patchSide ** 2)
  for (const [x, y] of [
    [0, 0],
    [13, 20],
    [31, 31],
  ] as const)
    expect(patch[y * patchSide + x]! / 255).toBeCloseTo(at(clean, 96 + x, 64 + y), 2)
  expect(validation.damaged).toHaveLength(validation.images.length)
  expect(error(damaged, clean)).toBeGreaterThan(0)
})
