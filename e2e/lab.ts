/** The lab in tests: its words, and how it is opened and trained. */
import { expect, type Locator, type Page } from '@playwright/test'
import { type Language, open, settledStepsOf, statusOf, stepsOf, words } from './lecture.ts'

export const lab = {
  en: {
    rebuilt: (name: string) => `x′ by ${name}`,
    plain: 'autoencoder',
    winners: 'k-sparse',
    tied: 'Tied: W′ = Wᵀ: no → yes',
    same: 'Same as lane A.',
    takeA: 'Take lane A away',
    measure: 'Measure the codes',
    measured: /Codes measured at step/,
    probe: 'linear probe',
    parameters: 'parameters',
    explain: 'What is linear probe?',
    explained: /logistic regression/,
    seen: 'x: what they get',
    damage: 'Damage',
  },
  pl: {
    rebuilt: (name: string) => `x′ – ${name}`,
    plain: 'autoenkoder',
    winners: 'k-rzadki',
    tied: 'Związane: W′ = Wᵀ: nie → tak',
    same: 'Tak samo jak tor A.',
    takeA: 'Zabierz ze sobą: tor A',
    measure: 'Zmierz kody',
    measured: /Kody zmierzono w kroku/,
    probe: 'klasyfikator liniowy',
    parameters: 'parametry',
    explain: 'Co to jest: klasyfikator liniowy?',
    explained: /regresji logistycznej/,
    seen: 'x: to, co dostają',
    damage: 'Uszkodzenie',
  },
} as const

/** The lab's one figure, once the page is in the browser. */
export async function benchOf(page: Page): Promise<Locator> {
  const bench = page.getByRole('figure', { name: /L\.1/ })
  await expect(bench).toBeVisible()
  return bench
}

export async function openLab(page: Page, query: string, language: Language = 'en'): Promise<Locator> {
  await open(page, 'lab', { backend: 'wasm', language, query })
  const found = await benchOf(page)
  await expect(found.getByRole('button', { name: words[language].train, exact: true })).toBeVisible()
  return found
}

export const picture = (place: Locator, name: string) => place.getByRole('img', { name, exact: true })

/** Trains for some steps and waits until nothing moves. */
export async function trainFor(found: Locator, steps: number, language: Language = 'en') {
  const say = words[language]
  await found.getByRole('button', { name: say.train, exact: true }).click()
  await expect.poll(() => stepsOf(found)).toBeGreaterThan(steps)
  await found.getByRole('button', { name: say.pause, exact: true }).click()
  return settledStepsOf(found)
}

/** The steps of each lane of a race, as the status line says them in English. */
export async function stepsOfLanes(found: Locator): Promise<number[]> {
  const facts = await statusOf(found).locator('span').allTextContents()
  return facts.flatMap((text) => {
    const [, step] = text.match(/^[A-D] [^:]+: step ([\d\s]+)(, epoch [\d.]+)?$/) ?? []
    return step === undefined ? [] : Number(step.replace(/\D/g, ''))
  })
}
