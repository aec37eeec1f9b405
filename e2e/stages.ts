/** What specs do in figures that train in stages or hold lessons: chapters 2 and 4. */
import { expect, type Locator } from '@playwright/test'
import type { Language } from './lecture.ts'

/** Words of such figures. */
export const stageSay = {
  en: {
    trained: 'Trained beforehand',
    locks: /The network’s weights/,
    timeline: 'Stages of the training',
    goOn: 'Lock it and go on',
    labels: 'Labelled digits',
    noLabels: /no labels at all/,
    allBudgets: 'All numbers of labels',
    random: 'from random weights',
    cell: (truth: number, answer: number) => new RegExp(`^${truth} taken for ${answer}: \\d+ digit`),
    opened: (truth: number, answer: number) =>
      truth === answer
        ? new RegExp(`A ${truth} read as such: \\d+`)
        : new RegExp(`(A ${truth} taken|It takes no ${truth}) for a ${answer}`),
    byLabels: /^Accuracy .* by number of labels/,
    lesson: /lesson with 10 labels, seed 1/,
  },
  pl: {
    trained: 'Nauczona wcześniej',
    locks: /Wagi sieci/,
    timeline: 'Etapy uczenia',
    goOn: 'Zablokuj i idź dalej',
    labels: 'Cyfry z etykietą',
    noLabels: /Bez ani jednej etykiety/,
    allBudgets: 'Wszystkie liczby etykiet',
    random: 'od losowych wag',
    cell: (truth: number, answer: number) => new RegExp(`^${truth} wzięte za ${answer}: \\d+ cyfr`),
    opened: (truth: number, answer: number) =>
      truth === answer
        ? new RegExp(`Cyfra ${truth} rozpoznana poprawnie: \\d+`)
        : new RegExp(`(Cyfra ${truth} wzięta|Żadnej cyfry ${truth} nie bierze) za ${answer}`),
    byLabels: /^Trafność .* od liczby etykiet/,
    lesson: /lekcja, etykiety: 10, ziarno 1/,
  },
} as const satisfies Record<Language, unknown>

/** What the diagram says of each set of weights: its state, and how far it has moved since the stage began, in percent. */
export async function locksOf(figure: Locator, language: Language) {
  const items = await figure.getByRole('list', { name: stageSay[language].locks }).getByRole('listitem').all()
  return Promise.all(
    items.map(async (item) => {
      const moved = /([\d.,]+)\s*%/.exec((await item.textContent()) ?? '')?.[1]
      return {
        state: await item.getAttribute('data-state'),
        moved: moved === undefined ? undefined : Number(moved.replace(',', '.')),
      }
    }),
  )
}

/** The row of the table of lessons: seeds, pretrained, random, gap; means only. */
export async function lessonRow(figure: Locator, labels: string): Promise<number[]> {
  const header = figure.page().getByRole('rowheader', { name: labels, exact: true })
  const row = figure.getByRole('row').filter({ has: header }).last()
  if ((await row.count()) === 0) return []
  const cells = await row.getByRole('cell').allTextContents()
  return cells.map((text) => Number.parseFloat(text.replace(',', '.').replace('\u2212', '-')))
}

/** Learns from labels: zero labels get a sentence, ten a lesson; the matrix opens the digits behind a cell. */
export async function holdLesson(figure: Locator, language: Language, train: string, pause: string) {
  const say = stageSay[language]
  const { keyboard } = figure.page()
  // Opened trained, at a hundred labels.
  await expect.poll(async () => (await lessonRow(figure, '100'))[1] ?? 0).toBeGreaterThan(60)
  const [, pretrained, random, gap] = await lessonRow(figure, '100')
  expect(gap!).toBeCloseTo(pretrained! - random!, 0)
  expect(gap!).toBeGreaterThan(0)

  // What is taken for what: all of the 2 000 digits are in the matrix, and a cell shows its own.
  const cell = (truth: number, answer: number) =>
    figure.getByRole('button', { name: say.cell(truth, answer) })
  await cell(3, 3).click()
  await expect(figure.getByText(say.opened(3, 3))).toBeVisible()
  await keyboard.press('ArrowRight')
  await expect(cell(3, 4)).toBeFocused()
  await expect(figure.getByText(say.opened(3, 4))).toBeVisible()
  const counts = await figure.locator('[data-cell]').allTextContents()
  expect(counts.reduce((sum, text) => sum + Number(text.replace(/\D/g, '') || 0), 0)).toBe(2000)

  const slider = figure.getByRole('slider', { name: say.labels })
  await slider.focus()
  await keyboard.press('Home')
  await expect(figure.getByText(say.noLabels)).toBeVisible()
  await keyboard.press('ArrowRight')
  await expect(figure.getByText(say.noLabels)).toBeHidden()
  await figure.getByRole('button', { name: train, exact: true }).click()
  await expect(figure.getByText(say.lesson)).toBeVisible()
  await expect.poll(() => lessonRow(figure, '10'), { timeout: 45_000 }).not.toEqual([])
  await figure.getByRole('button', { name: pause, exact: true }).click()
  const few = await lessonRow(figure, '10')
  expect(few[1]!).toBeGreaterThan(20)
  expect(few[1]!).toBeLessThan(pretrained!)
  await expect(figure.getByRole('img', { name: say.byLabels })).toHaveAttribute('aria-label', /10/)
}
