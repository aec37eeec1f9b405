/** Pairs of document patches, clean and damaged, cut from sheets that are written and worn from seeds. */
import type { Split } from '../data-set.ts'
import { drawnSource } from '../drawn.ts'
import { shippedSides } from '../sides.ts'
import { chanceOf } from './chance.ts'
import type { Letters } from './letters.ts'
import type { Page } from './polygons.ts'
import { wearPage } from './wear.ts'
import { writePage } from './write.ts'

/** Pixels on each side of a patch, and of the sheets that they are cut from. */
export const patchSide = shippedSides.documents
/** Of the pages that a learner looks at. */
export const pageSide = 512
const sheetSide = 256
const patchesAcross = sheetSide / patchSide
const patchesPerSheet = patchesAcross ** 2
/** Sheets of the data set; seeds of pages that a learner looks at lie below. */
const firstSheet: Record<Split, number> = { train: 1000, validation: 9000 }

export interface DocumentPair {
  readonly clean: Page
  readonly damaged: Page
}

/** Loaded on demand: nobody else needs the letters. */
export async function loadLetters(): Promise<Letters> {
  const { default: letters } = await import('./letters.json')
  return letters as unknown as Letters
}

/** @param amount of wear, 0…1 */
export function drawDocument(letters: Letters, seed: number, side: number, amount: number): DocumentPair {
  const clean = writePage(letters, seed, side, side)
  return { clean, damaged: wearPage(clean, seed, amount) }
}

let letters: Letters | undefined
/** The sheet that was cut last: patches are asked for one after the other. */
let sheet: (DocumentPair & { readonly seed: number }) | undefined

function sheetOf(seed: number): DocumentPair {
  if (!letters) throw new Error('documents: expected the letters, got none; await `prepare` first')
  if (sheet?.seed !== seed) {
    sheet = { seed, ...drawDocument(letters, seed, sheetSide, chanceOf(seed, 'amount').between(0.2, 1)) }
  }
  return sheet
}

function cut({ ink, width }: Page, left: number, top: number, into: Uint8Array): void {
  for (let i = 0; i < into.length; i++) {
    const [x, y] = [left + (i % patchSide), top + Math.floor(i / patchSide)]
    into[i] = Math.round(255 * ink[y * width + x]!)
  }
}

export const documents = drawnSource({
  name: 'documents',
  height: patchSide,
  width: patchSide,
  train: 64 * patchesPerSheet,
  validation: 8 * patchesPerSheet,
  inPairs: true,
  async prepare() {
    letters ??= await loadLetters()
  },
  draw(split, index, into, damaged) {
    const pair = sheetOf(firstSheet[split] + Math.floor(index / patchesPerSheet))
    const patch = index % patchesPerSheet
    const [left, top] = [patchSide * (patch % patchesAcross), patchSide * Math.floor(patch / patchesAcross)]
    cut(pair.clean, left, top, into)
    cut(pair.damaged, left, top, damaged)
    return 0
  },
})
