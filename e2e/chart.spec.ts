/** A chart: taken away as picture, drawing or table, each named after it and whole by itself; and on a phone. */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { openLab } from './lab.ts'
import { statusOf, words } from './lecture.ts'

test('a saved chart has the title, and its texts keep their width in any font', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  const found = await openLab(page, 'lab.lanes=autoencoder**pca', 'pl')
  const chart = found.getByRole('img', { name: /^Walidacja: entropia krzyżowa, kroki/ })
  await expect(chart.locator('text').filter({ hasText: 'kroki' })).toBeVisible()
  const save = async (format: string) => {
    await found.getByRole('button', { name: 'Wykres: zapisz i pokaż' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: `Zapisz jako ${format}` }).click()
    const download = await saving
    await page.keyboard.press('Escape')
    const name = `bottleneck-walidacja-entropia-krzyzowa.${format.toLowerCase()}`
    expect(download.suggestedFilename()).toBe(name)
    return readFile(await download.path())
  }

  const picture = await save('PNG')
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect((await save('CSV')).toString()).toContain('step,A autoenkoder,B PCA')

  await found.getByRole('radio', { name: 'logarytmiczna' }).click()
  await expect(chart.locator('text').filter({ hasText: '0,5' })).toBeVisible()
  const drawing = (await save('SVG')).toString()
  const seen = await chart.locator('svg').evaluate((svg: SVGSVGElement) => ({
    height: svg.getBoundingClientRect().height,
    texts: [...svg.querySelectorAll('text')].map((text) => [
      text.textContent,
      text.getComputedTextLength().toFixed(1),
    ]),
  }))
  const saved = await page.evaluate((source) => {
    const svg = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement
    return {
      height: Number(svg.getAttribute('height')),
      texts: [...svg.querySelectorAll('text')].map((text) => [
        text.textContent,
        Number(text.getAttribute('textLength')).toFixed(1),
      ]),
    }
  }, drawing)
  const title = saved.texts.splice(0, saved.texts.length - seen.texts.length)
  expect(title.map(([line]) => line).join(' ')).toBe('Walidacja: entropia krzyżowa (skala logarytmiczna)')
  expect(saved.texts).toEqual(seen.texts)
  expect(saved.height).toBeGreaterThan(seen.height)
  // The picture has room for the title as well: twice the pixels of the drawing, whose linear title was a line.
  expect(picture.readUInt32BE(20)).toBeGreaterThan(2 * seen.height)
})

test('on a phone the numbers of the steps and their name stay apart', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  // A thousand steps: the axis ends at its longest number.
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_4&lab.batchSize=8&lab.epochs=1')
  await found.getByRole('button', { name: words.en.train, exact: true }).click()
  await expect(statusOf(found)).toContainText(words.en.done)
  const chart = found.getByRole('img', { name: /^Validation: cross-entropy after 1.?000 steps/ })
  const name = chart.locator('text').filter({ hasText: 'steps' })
  await expect(name).toBeVisible()
  const gaps = () =>
    name.evaluate((steps: SVGTextElement) => {
      const { y } = steps.getBoundingClientRect()
      const row = [...steps.ownerSVGElement!.querySelectorAll('text')]
        .map((text) => text.getBoundingClientRect())
        .filter((box) => Math.abs(box.y - y) < box.height)
        .sort((a, b) => a.x - b.x)
      return row.slice(1).map((box, i) => box.x - row[i]!.right)
    })
  expect((await gaps()).length).toBeGreaterThan(2)
  expect(Math.min(...(await gaps()))).toBeGreaterThan(6)
})
