import { Link, useSearch } from 'wouter'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { lanesToText } from '../models/lane-text.ts'
import type { RunSpec } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { lastingQuery } from '../ui/lasting-query.ts'

/** The lab takes so many lanes, and passes over the data. */
const [mostLanes, mostEpochs] = [4, 100]

/** The settings of the lab's link that make the lanes of a run. */
export function labQuery({
  lanes,
  data,
  seed,
  batchSize,
  epochs,
}: RunSpec): Readonly<Record<string, string>> {
  return {
    'lab.lanes': lanesToText(lanes),
    ...(data === 'digits' ? {} : { 'lab.data': data }),
    'lab.seed': String(seed),
    'lab.batchSize': String(batchSize),
    'lab.epochs': String(Math.min(epochs, mostEpochs)),
  }
}

interface LabLinkProps {
  /** Whose models the link holds as they are now. */
  readonly run: Run | undefined
  /** What it holds until there is a run, where that is known. */
  readonly spec: RunSpec | undefined
}

/** *Open in the lab*: the same models there, to be changed and compared freely. Nothing for what the lab does not hold. */
export function LabLink({ run, spec }: LabLinkProps) {
  const say = useWords(panelWords)
  if (run) return <LinkOfRun run={run} />
  if (spec) return <LinkTo spec={spec} />
  return (
    <Button look="quiet" disabled>
      {say('openInLab')}
    </Button>
  )
}

const LinkOfRun = ({ run }: { readonly run: Run }) => (
  <LinkTo spec={useStore(run.store, (state) => state.spec)} />
)

function LinkTo({ spec }: { readonly spec: RunSpec }) {
  const say = useWords(panelWords)
  const language = useLanguage()
  const lasting = lastingQuery(useSearch())
  if (spec.lanes.length > mostLanes) return null
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
