/** What specs do on a latent canvas. */
import { expect, type Locator } from '@playwright/test'
import { readPixels } from './lecture.ts'

export const latentWords = {
  en: {
    cursor: 'Cursor in the plane of codes',
    corner: (number: number) => `Corner ${number} of the path`,
    strip: 'along the path, from corner 1 to the last',
    decoded: 'x′: decoded at the cursor',
    map: 'what does not come back',
    regions: 'regions of some digits',
    tiles: 'decoded images',
    zoomIn: 'Zoom in',
    addCorner: 'Add a corner',
    showClass: (digit: number) => `Show the digit ${digit}`,
    comma: '.',
  },
  pl: {
    cursor: 'Kursor na płaszczyźnie kodów',
    corner: (number: number) => `Wierzchołek ${number} ścieżki`,
    strip: 'wzdłuż ścieżki, od wierzchołka 1 do ostatniego',
    decoded: 'x′: obraz w miejscu kursora',
    map: 'skąd nie ma powrotu',
    regions: 'obszary kilku cyfr',
    tiles: 'obrazy z dekodera',
    zoomIn: 'Powiększ',
    addCorner: 'Dodaj wierzchołek',
    showClass: (digit: number) => `Pokaż cyfrę ${digit}`,
    comma: ',',
  },
} as const

/** Where a handle lies: z₁ and z₂ as it says them. */
export async function placeOf(handle: Locator): Promise<{ x: number; y: number }> {
  const text = (await handle.getAttribute('aria-valuetext')) ?? ''
  const numbers = [...text.matchAll(/= ([−-]?[\d\s\u202f\u00a0]+[.,]\d+)/g)].map(([, value]) =>
    Number(value!.replace('−', '-').replace(',', '.').replace(/\s/g, '')),
  )
  expect(numbers, text).toHaveLength(2)
  return { x: numbers[0]!, y: numbers[1]! }
}

/** The middle of a handle on the page. */
export async function middleOf(handle: Locator): Promise<{ x: number; y: number }> {
  const box = (await handle.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Tiles of a film strip, 28 × 28 values each. */
export async function tilesOf(strip: Locator, count = 11): Promise<number[][]> {
  const pixels = await readPixels(strip)
  const width = 29 * count - 1
  return Array.from({ length: count }, (_, tile) =>
    Array.from({ length: 784 }, (_, i) => pixels[Math.floor(i / 28) * width + tile * 29 + (i % 28)]!),
  )
}

/** Whether something is painted. */
export const painted = async (picture: Locator) => Math.max(...(await readPixels(picture))) > 0.3
