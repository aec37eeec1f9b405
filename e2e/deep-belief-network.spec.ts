/** Machines upon machines: chapter 2. */
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  distance,
  expectAccessible,
  figure,
  type Language,
  lossOf,
  open,
  readPixels,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'
import { holdLesson, locksOf, stageSay } from './stages.ts'

const chapter = {
  en: {
    stack: 'The stack, its top first',
    add: 'Lock it, add a machine',
    join: 'Join into one network',
    dream: 'Dream',
    wakeUp: 'Wake up',
    dreams: 'Dreams from the top',
    locked: 'locked',
    learns: 'learns',
    joined: 'joined',
    machine: (i: number) => `machine ${i}`,
    filters: 'Filters of the code units',
    empty: 'Start with an empty stack',
    through: 'up the stack and down again',
    unrolled: 'turned over',
    random: 'random weights',
  },
  pl: {
    stack: 'Stos, od góry',
    add: 'Zablokuj i dodaj maszynę',
    join: 'Połącz w jedną sieć',
    dream: 'Śnij',
    wakeUp: 'Obudź',
    dreams: 'Sny ze szczytu',
    locked: 'zablokowana',
    learns: 'uczy się',
    joined: 'połączona',
    machine: (i: number) => `maszyna ${i}`,
    filters: 'Filtry neuronów ukrytych',
    empty: 'Zacznij od pustego stosu',
    through: 'w górę stosu i z powrotem',
    unrolled: 'odwrócone',
    random: 'losowe wagi',
  },
} as const

const languages: readonly Language[] = ['en', 'pl']

for (const language of languages) {
  const say = { ...words[language], ...stageSay[language], ...chapter[language] }

  test(`${language}: machines are added, trained, locked, joined; the top one dreams`, async ({ page }) => {
    await open(page, 'deep-belief-network', { backend: 'wasm', language })
    const built = await figure(page, '2.1')
    await expect(statusOf(built)).toContainText(say.trained)
    const stack = built.getByRole('list', { name: say.stack })
    await expect(stack.getByRole('listitem').first()).toContainText(say.learns)

    // A dream is there at once; another begins with coin flips and becomes something else.
    const dreams = built.getByRole('img', { name: say.dreams })
    await expect.poll(async () => Math.max(...(await readPixels(dreams)))).toBeGreaterThan(0.5)
    const early = await readPixels(dreams)
    await built.getByRole('button', { name: say.dream, exact: true }).click()
    await expect.poll(async () => distance(await readPixels(dreams), early)).toBeGreaterThan(0.005)
    await built.getByRole('button', { name: say.wakeUp }).click()

    // Filters of the second machine are others than those of the first.
    const filters = built.getByRole('img', { name: say.filters })
    const first = await readPixels(filters)
    await built.getByRole('radio', { name: say.machine(2) }).click()
    await expect.poll(async () => distance(await readPixels(filters), first)).toBeGreaterThan(0.01)

    // A third machine on top: the two below are locked and keep their curves.
    const curve = await lossOf(built, say.machine(2))
    expect(curve!).toBeGreaterThan(0)
    await built.getByRole('button', { name: say.add }).click()
    await expect(stack.getByRole('listitem')).toHaveCount(4)
    await expect(stack.getByText(say.locked)).toHaveCount(2)
    await expect(page).toHaveURL(/stack\.widths=128-64-32/)
    const before = await stepsOf(built)
    await built.getByRole('button', { name: say.step, exact: true }).click()
    await expect.poll(() => stepsOf(built)).toBeGreaterThan(before)
    await expect.poll(() => lossOf(built, say.machine(3))).toBeGreaterThan(0)
    expect(await lossOf(built, say.machine(2))).toBeCloseTo(curve!, 2)

    await built.getByRole('button', { name: say.join }).click()
    await expect(stack.getByText(say.joined)).toHaveCount(3)
    await expect(built.getByRole('button', { name: say.add })).toBeDisabled()

    await built.getByRole('button', { name: say.empty }).click()
    await expect(stack.getByRole('listitem')).toHaveCount(2)
    await expect(statusOf(built)).toContainText(say.untrained)
    await expect(built.getByRole('button', { name: say.add })).toBeDisabled()
  })

  test(`${language}: a reader on the stack, and the stack turned over`, async ({ page }) => {
    test.setTimeout(120_000)
    await open(page, 'deep-belief-network', { backend: 'wasm', language })
    const unroll = await figure(page, '2.3')
    await expect(statusOf(unroll)).toContainText(say.trained)
    await expect.poll(() => lossOf(unroll, say.unrolled)).toBeGreaterThan(0)
    expect((await lossOf(unroll, say.unrolled))!).toBeLessThan((await lossOf(unroll, say.random))!)
    await unroll.getByRole('button', { name: say.reset, exact: true }).click()
    await expect
      .poll(async () => (await locksOf(unroll, language)).map(({ state }) => state).join(' '))
      .toBe('moving absent absent absent absent absent')

    const join = await figure(page, '2.2')
    await expect(statusOf(join)).toContainText(say.trained)
    await holdLesson(join, language, say.train, say.pause)
  })
}

test('the keyboard trains, and arrow keys go through the filters’ layers', async ({ page }) => {
  await open(page, 'deep-belief-network', { backend: 'wasm' })
  const built = await figure(page, '2.1')
  await expect(statusOf(built)).toContainText(stageSay.en.trained)
  const before = 960
  await built.focus()
  await page.keyboard.press('s')
  await expect.poll(() => stepsOf(built)).toBe(before + 1)
  await page.keyboard.press(' ')
  await expect.poll(() => stepsOf(built)).toBeGreaterThan(before + 3)
  await page.keyboard.press(' ')
  await expect(statusOf(built)).toContainText(words.en.paused)
  await built.getByRole('radio', { name: 'machine 1' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(built.getByRole('radio', { name: 'machine 2' })).toBeFocused()
  await page.keyboard.press(' ')
  await expect(built.getByRole('radio', { name: 'machine 2' })).toHaveAttribute('aria-checked', 'true')
})

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    const language = theme === 'light' ? 'en' : 'pl'
    await open(page, 'deep-belief-network', { backend: 'wasm', theme, language })
    for (const number of ['2.1', '2.2', '2.3']) {
      await expect(statusOf(await figure(page, number))).toContainText(stageSay[language].trained)
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
