/** Chapter 1: an update by hand, a dream, training, the exact distribution, three questions. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  type Language,
  lossOf,
  open,
  readPixels,
  ring,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const chapter = 'boltzmann-machine'
const say = {
  en: {
    next: 'Next phase',
    change: 'Make this change',
    answer: 'v′: the machine’s answer',
    daydream: 'Daydream',
    dream: 'Dream',
    inside: 'p(v | h): what it sees inside',
    reconstructions: 'Reconstructions',
    removeAll: 'Remove all',
    add: 'Add a pattern',
    nothing: 'A machine without examples has nothing to learn',
    table: /^Joint table/,
    sheet: 'Pixels of the picked pattern',
    labels: 'Labelled digits to learn from',
    noLabels: 'Without a single label',
    loadTrained: 'Back to the trained machine',
    speed: 'Speed',
    picture: 'v: the picture',
  },
  pl: {
    next: 'Następna faza',
    change: 'Wprowadź tę zmianę',
    answer: 'v′: odpowiedź maszyny',
    daydream: 'Sen na jawie',
    dream: 'Śnij',
    inside: 'p(v | h): co widzi w sobie',
    reconstructions: 'Rekonstrukcje',
    removeAll: 'Usuń wszystkie',
    add: 'Dodaj wzór',
    nothing: 'Bez przykładów maszyna nie ma się czego uczyć',
    table: /^Tabela rozkładu łącznego/,
    sheet: 'Piksele wskazanego wzoru',
    labels: 'Cyfry z etykietami do nauki',
    noLabels: 'Bez ani jednej etykiety',
    loadTrained: 'Wróć do nauczonej maszyny',
    speed: 'Tempo',
    picture: 'v: obraz',
  },
} as const

/** Both summands inside of σ(…), and the result. */
const squashed = (text: string | null) =>
  numbersIn((text ?? '').replace(/ ([+−]) (?=\d)/, (_, sign) => (sign === '−' ? ' −' : ' ')))

/** All numbers in a text, whatever their marks. */
const numbersIn = (text: string | null) =>
  [...(text ?? '').matchAll(/−?\d+(?:[.,]\d+)?/g)].map(([found]) =>
    Number(found.replace('−', '-').replace(',', '.')),
  )
const press = (where: Locator, name: string) => where.getByRole('button', { name, exact: true }).click()

for (const language of ['en', 'pl'] as const satisfies readonly Language[]) {
  const text = say[language]
  const common = words[language]

  test(`${language}: an update by hand, a dream, and three questions`, async ({ page }) => {
    await open(page, chapter, { language, backend: 'wasm' })
    const walk = await figure(page, '1.1')
    await expect(walk.getByText(common.nothingDrawn)).toBeVisible()
    await draw(walk.getByRole('application', { name: common.pad }), ring)
    await expect(walk.getByText(common.nothingDrawn)).toBeHidden()
    const picture = walk.getByRole('img', { name: text.picture })
    await expect.poll(async () => Math.max(...(await readPixels(picture)))).toBeGreaterThan(0.5)
    const drawn = await readPixels(picture)

    // In each phase one box is marked, and the formula's numbers are those of the machine.
    const boxes = walk.locator('[aria-current=step]')
    await expect(boxes).toContainText('1. ')
    for (const phase of [2, 3, 4]) {
      await press(walk, text.next)
      await expect(boxes).toContainText(`${phase}. `)
    }
    for (const phase of [1, 2, 3]) {
      const box = walk.locator('section').filter({ has: page.getByRole('button', { name: `${phase}. ` }) })
      const [bias, sum, result] = squashed(await box.getByText('= σ(').last().textContent())
      expect(result, `phase ${phase}`).toBeCloseTo(1 / (1 + Math.exp(-bias! - sum!)), 2)
    }
    const [rate, positive, negative, change] = numbersIn(
      await walk.getByTestId('weight-change').textContent(),
    )
    expect(rate).toBe(0.1)
    expect(change).toBeCloseTo(rate! * (positive! - negative!), 3)

    // Made again and again, the change brings the answer closer, and both pictures become equally probable.
    const answer = walk.getByRole('img', { name: text.answer }).last()
    const status = walk.getByRole('status').last()
    const away = async () => distance(await readPixels(answer), drawn)
    const gap = async () => {
      const [own, other] = numbersIn(await status.textContent()).slice(-2)
      return Math.abs(own! - other!)
    }
    const before = { away: await away(), gap: await gap() }
    for (let i = 0; i < 15; i++) {
      await press(walk, text.change)
      await expect(status).toContainText('F(v)')
    }
    await expect.poll(away).toBeLessThan(before.away)
    await expect.poll(gap).toBeLessThan(before.gap)

    // A daydream goes on by itself, and can be paused and stepped.
    await walk.getByRole('radio', { name: text.daydream }).click()
    const inside = walk.getByRole('img', { name: text.inside })
    await press(walk, text.dream)
    const chainStep = async () =>
      Number(/(?:chain step|krok łańcucha) (\d+)/.exec((await status.textContent()) ?? '')?.[1] ?? 0)
    await expect.poll(chainStep).toBeGreaterThan(5)
    await press(walk, common.pause)
    const standing = await chainStep()
    const seen = await readPixels(inside)
    await walk.press('s')
    await expect.poll(chainStep).toBe(standing + 1)
    // Two states in a row may have the same hidden units, and so the same picture; not for long.
    const wandered = async () => {
      await walk.press('s')
      return distance(await readPixels(inside), seen)
    }
    await expect.poll(wandered).toBeGreaterThan(0)

    // More labels make better guesses; without any, the third question is answered all the same.
    const questions = await figure(page, '1.4')
    const measured = questions.getByTestId('measured')
    const accuracy = async () => numbersIn(await measured.textContent())[1]
    await expect.poll(accuracy).toBeGreaterThan(75)
    const labels = questions.getByRole('slider', { name: text.labels })
    await labels.press('Home')
    await expect(measured).toContainText(text.noLabels)
    const own = questions.getByRole('img', { name: text.reconstructions })
    expect(Math.max(...(await readPixels(own)))).toBeGreaterThan(0.5)
    await labels.press('ArrowRight')
    await expect.poll(accuracy).toBeLessThan(70)
    await expect(page).toHaveURL(/questions\.labels=10/)
  })

  test(`${language}: the exact divergence falls below 0.05 nats; training turns grey into digits`, async ({
    page,
  }) => {
    await open(page, chapter, { language, backend: 'wasm' })
    const joint = await figure(page, '1.3')
    const away = async () =>
      numbersIn(
        /KL = [−\d.,]+/.exec((await joint.getByRole('status').last().textContent()) ?? '')?.[0] ?? '',
      )[0] ?? Number.NaN
    // It opens trained; from nothing on request, and back.
    await expect(joint.getByRole('status').last()).toContainText(common.trained)
    await expect.poll(away).toBeLessThan(0.05)
    await press(joint, common.reset)
    await expect.poll(away).toBeGreaterThan(3)
    await press(joint, text.loadTrained)
    await expect.poll(away).toBeLessThan(0.05)
    await press(joint, common.reset)
    await expect.poll(away).toBeGreaterThan(3)
    await joint.getByRole('slider', { name: text.speed }).press('End')
    await press(joint, common.train)
    // To its end, which is a second or two away: there may be nothing left to pause.
    await expect(joint.getByRole('status').last()).toContainText(common.done)
    expect(await away()).toBeLessThan(0.05)

    const table = joint.getByRole('application', { name: text.table })
    await table.focus()
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    await expect(page).toHaveURL(/joint\.row=2.*joint\.column=14/)
    // p(v,h) / p(v) = p(h|v), and p(v,h) / p(h) = p(v|h), to the digits that are shown
    const readings = async () =>
      Promise.all(
        ['p(h | v) = p', 'p(v | h) = p'].map(async (start) =>
          numbersIn(await joint.getByText(start).last().textContent()),
        ),
      )
    for (const [joined, sum, result] of await readings()) {
      expect(Math.abs(joined! / sum! / result! - 1)).toBeLessThan(0.02)
    }
    // A picture picked at the side picks its most probable hidden state.
    await joint.locator('[class*=rowHeads] button').nth(3).click()
    await expect.poll(async () => (await readings())[0]![2]).toBeGreaterThan(0.3)

    await press(joint, text.removeAll)
    await expect(joint).toContainText(text.nothing)
    await press(joint, common.train)
    await expect(joint).toContainText(text.nothing)
    await press(joint, text.add)
    const pixels = joint.getByRole('group', { name: text.sheet }).getByRole('button')
    await pixels.nth(4).click()
    await expect(pixels.nth(4)).toHaveAttribute('aria-pressed', 'true')
    await expect(page).toHaveURL(/joint\.patterns=16/)

    const train = await figure(page, '1.2')
    const rebuilt = train.getByRole('img', { name: text.reconstructions })
    // It opens trained; from nothing every answer is grey.
    await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.8)
    await press(train, common.reset)
    await expect(statusOf(train)).toContainText(common.untrained)
    await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeLessThan(0.7)
    await expect.poll(() => lossOf(train, common.validation)).toBeGreaterThan(0.1)
    await press(train, common.train)
    await expect.poll(() => lossOf(train, common.validation)).toBeLessThan(0.035)
    await press(train, common.pause)
    expect(await stepsOf(train)).toBeGreaterThan(50)
    expect(Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.8)
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    const language = theme === 'light' ? 'en' : 'pl'
    await open(page, chapter, { theme, language, backend: 'wasm', query: 'walk.phase=4' })
    for (const number of ['1.1', '1.2', '1.3', '1.4']) await figure(page, number)
    await expect(page.getByTestId('measured')).toContainText('%')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await expectAccessible(page)
  })
}
