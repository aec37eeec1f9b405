/** The learner's own data sets as the lab sees them, and what classes of a set are called. */
import { useCallback, useEffect, useState } from 'react'
import { drawingsName, type OwnSet, ownSets } from '../data/own/own-set.ts'
import type { Say } from '../i18n/words.ts'
import type { DataSetName } from '../protocol/run.ts'
import { hasClasses } from './settings.ts'
import type { labWords } from './words.ts'

export interface KnownSets {
  /** `undefined` until the browser has said; none where it keeps nothing. */
  readonly sets: readonly OwnSet[] | undefined
  /** Looks again. */
  list(): Promise<void>
}

export function useOwnSets(): KnownSets {
  const [sets, setSets] = useState<readonly OwnSet[]>()
  const list = useCallback(() => ownSets().then(setSets, () => setSets([])), [])
  useEffect(() => void list(), [list])
  return { sets, list }
}

export type ClassNames = (label: number) => string

/** What each class of a set is called; `digits` where labels are digits, `undefined` where there are no classes. */
export function classNamesOf(
  data: DataSetName,
  sets: readonly OwnSet[],
  say: Say<(typeof labWords)['en']>,
): ClassNames | 'digits' | undefined {
  if (!hasClasses(data)) return undefined
  if (data === 'digits' || data === drawingsName) return 'digits'
  const names = sets.find(({ name }) => name === data)?.classes
  return (label) => names?.[label] || say('classNumber', { label })
}
