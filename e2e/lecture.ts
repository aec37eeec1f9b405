/** What specs do in the lecture, in the learner's words. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

export type Language = 'en' | 'pl'
export type Backend = 'webgl' | 'wasm' | 'cpu'

/** How the status line names a backend. */
export const backendNames = { webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' } as const

/** Words of the page that specs look for. */
export const words = {
  en: {
    train: 'Train',
    pause: 'Pause',
    step: 'Step',
    reset: 'Reset',
    resume: 'Resume',
    pad: 'Drawing pad',
    nothingDrawn: 'Nothing is drawn yet, so the picked digit counts.',
    input: 'x: what the network sees',
    reconstruction: 'x′: the reconstruction',
    training: 'Training',
    paused: 'Paused',
    done: 'Done',
    untrained: 'Not trained yet',
    trained: 'Trained beforehand',
    validation: 'validation',
  },
  pl: {
    train: 'Ucz',
    pause: 'Pauza',
    step: 'Krok',
    reset: 'Od nowa',
    resume: 'Wznów',
    pad: 'Pole do rysowania',
    nothingDrawn: 'Nic jeszcze nie narysowano, więc liczy się wybrana cyfra.',
    input: 'x: to, co widzi sieć',
    reconstruction: 'x′: rekonstrukcja',
    training: 'Uczy się',
    paused: 'Wstrzymano',
    done: 'Gotowe',
    untrained: 'Jeszcze przed uczeniem',
    trained: 'Nauczona wcześniej',
    validation: 'walidacja',
  },
} as const

export interface Address {
  readonly language?: Language
  readonly backend?: Backend
  readonly theme?: 'light' | 'dark'
  /** Settings of figures, such as `train.widths=16`. */
  readonly query?: string
}

/** Opens a page of the lecture; `''` is the cover. */
export async function open(page: Page, id: string, address: Address = {}): Promise<void> {
  const { language = 'en', backend, theme, query = '' } = address
  const search = new URLSearchParams(query)
  if (backend) search.set('backend', backend)
  if (theme) search.set('theme', theme)
  await page.goto(`/${language}${id && `/${id}`}${search.size > 0 ? `?${search}` : ''}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** A figure by its number, such as `3.2`, scrolled to, which makes the page start it. */
export async function figure(page: Page, number: string): Promise<Locator> {
  const found = page.getByRole('figure', {
    name: new RegExp(`(Figure|Rysunek) ${number.replace('.', '\\.')}`),
  })
  // A figure is fetched when the reader comes near its place; the places stand in the order of the numbers.
  const place = page.locator('main [class*="_sticky_"]').nth(Number(number.split('.')[1]) - 1)
  await place.scrollIntoViewIfNeeded()
  await found.scrollIntoViewIfNeeded()
  return found
}

/** The line that says what a figure is doing. */
export const statusOf = (figure: Locator) => figure.getByRole('status').filter({ hasText: /WebGL|WASM|CPU/ })

/** A stroke in the pad's own measure: 0…1 from the left and from the top. */
export type Stroke = readonly (readonly [x: number, y: number])[]

/** A seven, and a ring. */
export const seven: readonly Stroke[] = [
  [
    [0.28, 0.22],
    [0.72, 0.22],
    [0.6, 0.5],
    [0.44, 0.84],
  ],
]
export const ring: readonly Stroke[] = [
  Array.from({ length: 9 }, (_, i) => {
    const angle = (i / 8) * 2 * Math.PI
    return [0.5 + 0.22 * Math.sin(angle), 0.5 - 0.32 * Math.cos(angle)] as const
  }),
]

/** Draws with the mouse. */
export async function draw(pad: Locator, strokes: readonly Stroke[]): Promise<void> {
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  const { mouse } = pad.page()
  for (const [first, ...rest] of strokes) {
    await mouse.move(box.x + first![0] * box.width, box.y + first![1] * box.height)
    await mouse.down()
    for (const [x, y] of rest) {
      await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 2 })
    }
    await mouse.up()
  }
}

/** How strongly each pixel of a picture is painted, 0 (paper) … 1, row after row. */
export function readPixels(picture: Locator): Promise<number[]> {
  return picture.evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3]! / 255)
  })
}

/** Mean squared difference of two pictures of one size. */
export function distance(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length === 0)
    throw new Error(`pictures of ${a.length} and ${b.length} pixels`)
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length
}

/** The value at the end of a line of the loss chart, as it is read aloud; undefined before there is one. */
export async function lossOf(figure: Locator, line: string): Promise<number | undefined> {
  const label = await figure
    .getByRole('img', { name: new RegExp(`${line} [\\d.,]+`) })
    .getAttribute('aria-label')
  const value = new RegExp(`${line} (\\d+[.,]?\\d*)`).exec(label ?? '')?.[1]
  return value === undefined ? undefined : Number(value.replace(',', '.'))
}

/** Steps trained, as the status line says; 0 where it names none. */
export async function stepsOf(figure: Locator): Promise<number> {
  // In one look: between two the number may go.
  const [text = '0'] = await statusOf(figure)
    .getByText(/^(step|krok) \d/)
    .allTextContents()
  return Number(text.replace(/\D/g, ''))
}

/** Steps trained once nothing moves: the last report of a pause comes after the page says that it pauses. */
export async function settledStepsOf(figure: Locator): Promise<number> {
  let last = -1
  const stands = async () => {
    const before = last
    last = await stepsOf(figure)
    return last === before
  }
  await expect.poll(stands, { intervals: [3000] }).toBe(true)
  return last
}

/** The numbers in a row of a figure's table, by the row's heading; NaN where a cell has none. */
export async function rowOf(figure: Locator, heading: string): Promise<readonly number[]> {
  const header = figure.page().getByRole('rowheader', { name: heading, exact: true })
  const cells = await figure.getByRole('row').filter({ has: header }).getByRole('cell').allTextContents()
  return cells.map((text) => Number.parseFloat(text.replace(',', '.')))
}

/** Fails with the list of what axe finds. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n    ${nodes.map(({ html }) => html.slice(0, 160)).join('\n    ')}`,
  )
  expect(found).toEqual([])
}

/** Waits until the address is written: a drawing made slowly is written more than once. */
async function settledAddress(page: Page): Promise<void> {
  let before = ''
  const isSame = async () => {
    const same = page.url() === before
    before = page.url()
    return same
  }
  await expect.poll(isSame, { intervals: [1000] }).toBe(true)
}

/** Opens the link of what is shown, after the last change is written in it. */
export async function openLink(page: Page): Promise<void> {
  await settledAddress(page)
  await page.goto(page.url())
}
