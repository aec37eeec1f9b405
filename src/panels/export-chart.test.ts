import { expect, test } from 'vitest'
import { brokenLines, fileName } from './export-chart.ts'

test('a file is named after the title, in letters that every system takes', () => {
  expect(fileName('Validation: cross-entropy', 'png')).toBe('bottleneck-validation-cross-entropy.png')
  expect(fileName('Błąd ŻÓŁTYCH źdźbeł – na obraz', 'svg')).toBe(
    'bottleneck-blad-zoltych-zdzbel-na-obraz.svg',
  )
  expect(fileName('D(p‖q), x²', 'csv')).toBe('bottleneck-d-p-q-x2.csv')
  expect(fileName('…', 'csv')).toBe('bottleneck.csv')
})

test('a title is broken between words, where the next one does not fit', () => {
  const broken = (most: number) => brokenLines('Validation: squared error', ({ length }) => length <= most)
  expect(broken(25)).toEqual(['Validation: squared error'])
  expect(broken(19)).toEqual(['Validation: squared', 'error'])
  expect(broken(3)).toEqual(['Validation:', 'squared', 'error'])
})
