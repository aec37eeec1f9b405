import { expect, test } from 'vitest'
import { preferredLanguage } from './languages.ts'
import { noticeText } from './notices.ts'
import { formatNumber } from './numbers.ts'
import { sayIn } from './translator.ts'
import { noticeWords } from './words/notices.ts'
import { words } from './words.ts'

const area = words('test-area', {
  en: { plain: 'Train', seen_one: '{{count}} digit', seen_other: '{{count}} digits', at: 'at {{place}}' },
  pl: {
    plain: 'Ucz',
    seen_one: '{{count}} cyfra',
    seen_few: '{{count}} cyfry',
    seen_many: '{{count}} cyfr',
    seen_other: '{{count}} cyfry',
    at: 'w {{place}}',
  },
})

test('says plain texts, slots and keys', () => {
  expect(sayIn(area, 'en')('plain')).toBe('Train')
  expect(sayIn(area, 'pl')('at', { place: 2.5 })).toBe('w 2,5')
  expect(sayIn(area, 'xx')('plain')).toBe('test-area:plain')
})

test('chooses the plural by the rules of the language', () => {
  const say = sayIn(area, 'pl')
  const said = [1, 2, 5, 22, 25, 1.5, 8000].map((count) => say('seen', { count }))
  expect(said).toEqual([
    '1 cyfra',
    '2 cyfry',
    '5 cyfr',
    '22 cyfry',
    '25 cyfr',
    '1,5 cyfry',
    '8\u202f000 cyfr',
  ])
  expect(sayIn(area, 'en')('seen', { count: 1 })).toBe('1 digit')
})

test('writes numbers as each language does', () => {
  expect(formatNumber('pl', 11400.5)).toBe('11\u202f400,5')
  expect(formatNumber('en', 8000)).toBe('8\u202f000')
  expect(formatNumber('pl', 8000)).toBe('8\u202f000')
  expect(formatNumber('pl', -0.5, { decimals: 3 })).toBe('\u22120,500')
  expect(formatNumber('en', 0.1234, { percent: true })).toBe('12.3%')
  expect(formatNumber('en', 0.00012345, { significant: 2 })).toBe('0.00012')
  expect(formatNumber('en', 7, { width: 3 })).toBe('\u2007\u20077')
  expect(formatNumber('en', Number.NaN)).toBe('–')
})

test('every notice says all its facts in both languages', () => {
  for (const code of Object.keys(noticeWords.en) as (keyof typeof noticeWords.en)[])
    for (const language of ['en', 'pl'] as const) {
      const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()
      expect(slots(noticeWords.pl[code]!)).toEqual(slots(noticeWords.en[code]))
      const said = noticeText({ code, facts: { file: 'a.gz' } }, language)
      expect(said).not.toContain('{{')
      expect(said.length).toBeGreaterThan(20)
    }
})

test('takes the first language of the browser that is spoken here', () => {
  expect(preferredLanguage(['de-DE', 'pl-PL', 'en'])).toBe('pl')
  expect(preferredLanguage(['de'])).toBe('en')
})

test('the compiler refuses a missing translation, an unknown key and a missing slot', () => {
  // @ts-expect-error Polish lacks `b`
  words('test-missing', { en: { a: 'A', b: 'B' }, pl: { a: 'A' } })
  // @ts-expect-error Polish lacks `n_few`
  words('test-plural', { en: { n_one: '1', n_other: 'n' }, pl: { n_one: '', n_many: '', n_other: '' } })
  const say = sayIn(area, 'en')
  // @ts-expect-error no such key
  say('nothing')
  // @ts-expect-error `place` is missing
  say('at')
  // @ts-expect-error `count` is missing
  say('seen', {})
  expect(say('plain')).toBe('Train')
})
