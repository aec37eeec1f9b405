/** The lab: bring. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { writeImages, writeLabels } from '../src/data/idx.ts'
import { zipOf } from '../src/data/own/zip-for-tests.ts'
import { test } from './fixtures.ts'
import { benchOf, lab, openLab, picture, trainFor } from './lab.ts'
import { draw, lossOf, open, readPixels, ring, statusOf, words } from './lecture.ts'

test('IDX files are brought, trained on, kept and removed; damaged ones are refused', async ({ page }) => {
  const data = new URL('../public/data/', import.meta.url)
  const [images, labels] = await Promise.all(
    ['images.idx3-ubyte.gz', 'labels.idx1-ubyte.gz'].map((name) =>
      readFile(new URL(`digits-first-${name}`, data)),
    ),
  )
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer })
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.epochs=100')
  await found.getByText('Bring your own data').click()
  const chooser = found.locator('input[type=file][multiple]')
  const set = found.getByRole('combobox', { name: 'Data', exact: true })

  await chooser.setInputFiles([file('x-images.gz', images!.subarray(0, 5000)), file('x-labels.gz', labels!)])
  await expect(found.getByText(/x-images\.gz is damaged/)).toBeVisible()
  await chooser.setInputFiles([file('x-images.gz', images!)])
  await expect(found.getByText(/x-images\.gz stands alone/)).toBeVisible()
  await expect(set.getByRole('option')).toHaveCount(3)

  await found.getByRole('textbox', { name: 'Name of the set' }).fill('mine')
  await chooser.setInputFiles([file('x-images.gz', images!), file('x-labels.gz', labels!)])
  await expect(
    found.getByText('“mine” is here: 800 images to learn from, 200 for validation; 0 were left out.'),
  ).toBeVisible()
  await expect(set).toHaveValue('own:mine')
  await expect(statusOf(found)).toContainText('images: 800')
  await trainFor(found, 5)
  expect(await lossOf(found, 'A autoencoder')).toBeLessThan(0.6)

  await page.reload()
  const again = await benchOf(page)
  await expect(statusOf(again)).toContainText('images: 800')
  await again.getByText('Bring your own data').click()
  await again.getByRole('button', { name: 'Forget mine' }).click()
  await expect(again.getByRole('combobox', { name: 'Data', exact: true })).toHaveValue('digits')
  // A link to a set that is not kept here says so.
  await open(page, 'lab', { backend: 'wasm', query: 'lab.data=own:mine' })
  await expect(page.getByText(/does not keep a data set named “mine”/)).toHaveCount(1)
})

/** A picture of grey pixels as a PNG, one value for each. */
function png(side: number, value: (x: number, y: number) => number): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: side }, (_, x) => value(x, y))]),
  )
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = chunk('IDAT', deflateSync(Buffer.concat(rows)))
  return Buffer.concat([signature, chunk('IHDR', header), body, chunk('IEND', Buffer.alloc(0))])
}

test('files are known by what they are: twins, several sets, archives, passwords, too many pixels', async ({
  page,
}, info) => {
  const images = writeImages({ bytes: new Uint8Array(10 * 784), count: 10, height: 28, width: 28 })
  const labels = writeLabels(new Uint8Array(10))
  const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.batchSize=8')
  await found.getByText('Bring your own data').click()
  const name = found.getByRole('textbox', { name: 'Name of the set' })
  const chooser = found.locator('input[type=file][multiple]')
  const folderChooser = found.locator('input[type=file][webkitdirectory]')
  const isHere = (title: string, train: number) =>
    expect(found.getByText(`“${title}” is here: ${train} images to learn from`)).toBeVisible()

  // As torchvision leaves them, and a stray beside.
  const raw = info.outputPath('MNIST/raw')
  await mkdir(raw, { recursive: true })
  await writeFile(`${raw}/README`, 'not a picture')
  for (const split of ['train', 't10k'])
    for (const [kind, bytes] of Object.entries({ 'images-idx3': images, 'labels-idx1': labels })) {
      await writeFile(`${raw}/${split}-${kind}-ubyte`, bytes)
      await writeFile(`${raw}/${split}-${kind}-ubyte.gz`, gzipSync(bytes))
    }
  await name.fill('twins')
  await folderChooser.setInputFiles(info.outputPath('MNIST'))
  await isHere('twins', 10)

  await name.fill('unnamed')
  await chooser.setInputFiles([
    file('foo-images.gz', gzipSync(images)),
    file('train-labels-idx1-ubyte', labels),
  ])
  await isHere('unnamed', 8)

  const set = { 'train-images-idx3-ubyte': images, 'train-labels-idx1-ubyte': labels }
  await chooser.setInputFiles([file('mnist.zip', zipOf(set)), file('fashion.zip', zipOf(set))])
  await expect(found.getByText(/of several sets: mnist, fashion\./)).toBeVisible()

  // Pictures of two archives, in a folder whose name is IDX's.
  const ubyte = info.outputPath('idx3-ubyte')
  await mkdir(ubyte, { recursive: true })
  const drawn = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [`${i}.png`, png(28, (x, y) => 9 * x + (i * y) / 9)]),
  )
  for (const kind of ['dots', 'bars']) await writeFile(`${ubyte}/${kind}.zip`, zipOf(drawn))
  await name.fill('two zips')
  await folderChooser.setInputFiles(ubyte)
  await isHere('two zips', 10)
  await expect(found.getByRole('button', { name: /^dots, example/ })).toBeVisible()

  const locked = Buffer.from(zipOf(drawn))
  locked[locked.indexOf('PK\x01\x02') + 8]! |= 1
  await chooser.setInputFiles(file('locked.zip', locked))
  await expect(found.getByText(/locked\.zip is locked with a password/)).toBeVisible()

  const huge = Buffer.from(png(28, (x) => x))
  huge.writeUInt32BE(20_000, 16)
  huge.writeUInt32BE(20_000, 20)
  await chooser.setInputFiles(file('huge.png', huge))
  await expect(found.getByText(/“huge\.png” has 400 megapixels; up to 64 can be read/)).toBeVisible()
  await expect(found.getByRole('button', { name: /^Forget/ })).toHaveCount(3)
})

test('a browser without room keeps no half of a set, and says so', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder')
  await found.getByText('Bring your own data').click()
  await page.evaluate(() => {
    // The pixels still go in; what the set is does not.
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'sets') throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    }
  })
  await draw(found.getByRole('application', { name: words.en.pad }), ring)
  await found.getByRole('button', { name: 'Keep the drawing' }).click()
  await expect(found.getByText(/has no more room for this page/)).toBeVisible()
  await expect(found.getByRole('combobox', { name: 'Data', exact: true }).getByRole('option')).toHaveCount(3)
  await page.reload()
  const again = await benchOf(page)
  await again.getByText('Bring your own data').click()
  await expect(again.getByRole('button', { name: /^Forget/ })).toHaveCount(0)
  const pixels = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('bottleneck', 1)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('images').objectStore('images').count()
          counting.onsuccess = () => resolve(counting.result)
        }
      }),
  )
  expect(pixels).toBe(0)
})

test('a folder is chosen or dropped; files too', async ({ page }, info) => {
  const folder = info.outputPath('shapes')
  for (const kind of ['dots', 'bars']) {
    await mkdir(`${folder}/${kind}`, { recursive: true })
    for (let i = 0; i < 6; i++)
      await writeFile(
        `${folder}/${kind}/${i}.png`,
        png(28, (x, y) => (kind === 'bars' ? x : y) * 9),
      )
  }
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.batchSize=8')
  await found.getByText('Bring your own data').click()
  await found.getByRole('textbox', { name: 'Name of the set' }).fill('chosen')
  await found.locator('input[type=file][webkitdirectory]').setInputFiles(folder)
  await expect(found.getByText(/“chosen” is here: 10 images to learn from, 2 for validation/)).toBeVisible()

  // Dropped: a zip of the same.
  await found.getByRole('textbox', { name: 'Name of the set' }).fill('dropped')
  const files: Record<string, Buffer> = {}
  for (const kind of ['dots', 'bars'])
    for (let i = 0; i < 6; i++) files[`${kind}/${i}.png`] = await readFile(`${folder}/${kind}/${i}.png`)
  const place = found.getByRole('region', { name: 'Data', exact: true })
  await place.evaluate(
    (element, bytes) => {
      const dropped = new DataTransfer()
      dropped.items.add(new File([new Uint8Array(bytes)], 'shapes.zip'))
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
    },
    [...zipOf(files)],
  )
  await expect(found.getByText(/“dropped” is here: 10 images to learn from, 2 for validation/)).toBeVisible()
})

test('a zip of pictures with folders as classes is brought, and drawings make a set of their own', async ({
  page,
}) => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `shapes/${i % 2 ? 'bars' : 'dots'}/${i}.png`,
      // Dark on bright, 40 pixels wide: a bar across, or a square.
      png(40, (x, y) => (Math.abs(y - 20) < 4 && (i % 2 || Math.abs(x - 20) < 4) ? 10 * i : 255)),
    ]),
  )
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.batchSize=8', 'pl')
  await found.getByText('Wczytaj własne dane').click()
  const chooser = found.locator('input[type=file][multiple]')
  const broken = { ...files, 'shapes/dots/x.png': Buffer.from('no picture') }
  await chooser.setInputFiles({ name: 'shapes.zip', mimeType: '', buffer: Buffer.from(zipOf(broken)) })
  await expect(found.getByText(/shapes\/dots\/x\.png jest uszkodzony/)).toBeVisible()
  await chooser.setInputFiles({ name: 'shapes.zip', mimeType: '', buffer: Buffer.from(zipOf(files)) })
  await expect(
    found.getByText(/Zbiór „mój zbiór” jest gotowy: obrazy do nauki: 10, do walidacji: 2/),
  ).toBeVisible()
  // Ink is dark on paper, whatever the pictures' paper was.
  const seen = picture(found, lab.pl.seen)
  await expect.poll(async () => (await readPixels(seen))[14 * 28 + 14]).toBeGreaterThan(0.5)
  expect((await readPixels(seen))[0]).toBeLessThan(0.05)

  await found.getByRole('button', { name: 'Zachowaj rysunek' }).click()
  await expect(found.getByText(/Najpierw coś narysuj/)).toBeVisible()
  await draw(found.getByRole('application', { name: words.pl.pad }), ring)
  await found.getByRole('button', { name: 'Zachowaj rysunek' }).click()
  await expect(found.getByText(/Zachowano 1 rysunek/)).toBeVisible()
  await expect(found.getByText(/^moje rysunki: 1 \+ 0/)).toBeVisible()
  // Pictures are of the folders' classes.
  await expect(found.getByRole('button', { name: /^dots, przykład/ })).toBeVisible()

  // One drawing is for learning: there is nothing to measure with, and that is said.
  await found.getByRole('combobox', { name: 'Dane', exact: true }).selectOption('own:drawings')
  await expect(statusOf(found)).toContainText('obrazy: 1,')
  await expect(found.getByText(/nie ma obrazów walidacyjnych/)).toBeVisible()
  const measure = found.getByRole('button', { name: lab.pl.measure })
  await expect(measure).toBeDisabled()
  // What is learned from grows with each drawing.
  const keepAnother = () => found.getByRole('button', { name: 'Zachowaj rysunek' }).click()
  await keepAnother()
  await expect(found.getByText(/nie ma obrazów walidacyjnych/)).toHaveCount(0)
  await measure.click()
  await expect(found.getByText(/Wszystkie obrazy są z jednej klasy/)).toBeVisible()
  await keepAnother()
  await expect(statusOf(found)).toContainText('obrazy: 2,')
})

test('more than ten classes are learned from, but not by a classifier; sets of one name are kept apart', async ({
  page,
}) => {
  const [count, classes, side] = [96, 12, 28]
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes)
  const bytes = new Uint8Array(count * side ** 2)
  // A bar for each class.
  for (let i = 0; i < count; i++)
    bytes.fill(255, i * side ** 2 + 2 * side * labels[i]!, i * side ** 2 + 2 * side * (labels[i]! + 1))
  const images = writeImages({ bytes, count, height: side, width: side })
  const bars = [
    { name: 'bars-images-idx3-ubyte', mimeType: '', buffer: Buffer.from(images) },
    { name: 'bars-labels-idx1-ubyte', mimeType: '', buffer: Buffer.from(writeLabels(labels)) },
  ]
  const found = await openLab(
    page,
    'lab.lanes=autoencoder*widths_16-2**classifier&lab.batchSize=8&lab.epochs=5',
  )
  await found.getByText('Bring your own data').click()
  const chooser = found.locator('input[type=file][multiple]')
  await chooser.setInputFiles(bars)
  await expect(found.getByText(/“my set” is here/)).toBeVisible()
  await expect(found.getByText(/up to 10 classes apart, and this set has 12/)).toBeVisible()
  // It waits: the lanes before go on with the data before.
  await expect(statusOf(found)).toContainText('digits')
  await page.reload()
  const again = await benchOf(page)
  await expect(again.getByText(/up to 10 classes apart, and this set has 12/)).toBeVisible()
  await expect(again.getByText(/Nothing trains yet/)).toBeVisible()
  await again
    .getByRole('region', { name: 'B classifier', exact: true })
    .getByRole('button', { name: 'Remove' })
    .click()
  await expect(statusOf(again)).toContainText(/Not trained yet.*images: 77/)
  await again.getByRole('button', { name: words.en.train, exact: true }).click()
  await expect(statusOf(again)).toContainText('Done')
  await again.getByRole('button', { name: lab.en.measure }).click()
  await expect(again.getByText(lab.en.measured)).toBeVisible()
  const probe = again.getByRole('row').filter({ has: page.getByRole('rowheader', { name: lab.en.probe }) })
  await expect(probe.getByRole('cell')).toHaveText(/^\d+\.\d%$/)
  await expect(again.getByRole('button', { name: /^class 11, example/ })).toBeVisible()

  await again.getByText('Bring your own data').click()
  await again.locator('input[type=file][multiple]').setInputFiles(bars)
  await expect(again.getByText(/“my set 2” is here/)).toBeVisible()
  await expect(again.getByRole('button', { name: 'Forget my set', exact: true })).toBeVisible()
  await expect(again.getByRole('button', { name: 'Forget my set 2', exact: true })).toBeVisible()
})
