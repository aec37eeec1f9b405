/** A formula in the reader's language: kept with the words of `formula.ts`, shown with those of the page. */
import { useMemo } from 'react'
import { attributes } from '../../data/faces.ts'
import { useWords } from '../../i18n/language.tsx'
import { groupWords, type Problem, withWords } from './formula.ts'
import { chapterWords } from './words.ts'

export interface SheetWords {
  /** As the reader writes it. */
  shown(kept: string): string
  /** As links keep it, the same in all languages. */
  kept(shown: string): string
  /** A problem in a sentence, or in the two or three words that a cell has room for. */
  problem(problem: Problem, length?: 'problem' | 'short'): string
}

export function useSheetWords(): SheetWords {
  const say = useWords(chapterWords)
  return useMemo(() => {
    const own = [...Object.keys(groupWords), ...attributes] as (keyof typeof groupWords)[]
    const there = new Map(own.map((word) => [word as string, say(`word-${word}`)]))
    const back = new Map([...there].map(([word, shown]) => [shown, word]))
    const sayAny = say as (key: string, facts: Problem['facts']) => string
    return {
      shown: (kept) => withWords(kept, there),
      kept: (shown) => withWords(shown, back),
      problem: ({ code, facts }, length = 'problem') => sayAny(`${length}-${code}`, facts),
    }
  }, [say])
}
