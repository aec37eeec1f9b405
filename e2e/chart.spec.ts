/** A chart is taken away: as a picture, as a drawing, as a table, each named after the chart and whole by itself. */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { openLab } from './lab.ts'

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
