import { Link, useSearch } from 'wouter'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { lanesToText } from '../models/lane-text.ts'
import type { RunSpec } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'
import { buttonClass } from '../ui/Button.tsx'
import { lastingQuery } from '../ui/lasting-query.ts'

/** The lab takes so many lanes, of digits, and passes over them. */
const [mostLanes, mostEpochs] = [4, 100]

/** The settings of the lab's link that make the lanes of a run. */
export function labQuery({ lanes, seed, batchSize, epochs }: RunSpec): Readonly<Record<string, string>> {
  return {
    'lab.lanes': lanesToText(lanes),
    'lab.seed': String(seed),
    'lab.batchSize': String(batchSize),
    'lab.epochs': String(Math.min(epochs, mostEpochs)),
  }
}

/** *Open in the lab*: the same models there, to be changed and compared freely. Nothing for what the lab does not hold. */
export function LabLink({ run }: { readonly run: Run }) {
  const say = useWords(panelWords)
  const language = useLanguage()
  const lasting = lastingQuery(useSearch())
  const spec = useStore(run.store, (state) => state.spec)
  if (spec.data !== 'digits' || spec.lanes.length > mostLanes) return null
  const query = new URLSearchParams({
    ...Object.fromEntries(new URLSearchParams(lasting)),
    ...labQuery(spec),
  })
  return (
    <Link href={`/${language}/lab/?${query}`} className={buttonClass('quiet')}>
      {say('openInLab')}
    </Link>
  )
}
