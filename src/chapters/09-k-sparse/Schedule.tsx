import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { type KSparseSettings, kSparseFields, scheduledK } from '../../models/k-sparse/spec.ts'
import { lane } from '../../models/specs.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { Filters } from '../../panels/Filters.tsx'
import { LossChart } from '../../panels/LossChart.tsx'
import { Lane, Lanes } from '../../panels/lanes/Lanes.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, useRunState } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { LaneMeasures } from './LaneMeasures.tsx'
import styles from './Schedule.module.css'
import { digitsAsked, halfTakenBy, type UnitUse } from './unit-use.ts'
import { useUnitUse } from './use-unit-use.ts'
import { chapterWords } from './words.ts'

const name = 'k-sparse-schedule'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const fields = {
  k: { ...kSparseFields.k, default: base.lanes[0]!.settings.k as number, max: 70 },
  scheduleSteps: {
    ...kSparseFields.scheduleSteps,
    default: base.lanes[0]!.settings.scheduleSteps as number,
    min: 10,
    max: 1000,
    advanced: false,
  },
  learningRate: {
    ...kSparseFields.learningRate,
    default: base.lanes[0]!.settings.learningRate as number,
    advanced: true,
  },
  seed: runFields.seed,
} as const satisfies Fields

function specOf({ seed, ...changes }: SettingsOf<typeof fields>): RunSpec {
  const lanes = base.lanes.map(({ settings }) => lane('k-sparse', { ...settings, ...changes }))
  return { ...base, seed, lanes }
}

const laneNames = ['withSchedule', 'withoutSchedule'] as const
const shownFilters = 50
const filterRows = Array.from({ length: shownFilters }, (_, i) => i)

/** Understand: who never wins never learns; so at first many must be allowed to win. */
export default function Schedule({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const use = useUnitUse(run, laneNames.length)
  const filters = useMemo(
    () =>
      laneNames.map((_, i) =>
        derive([viewCell(run, i, 'filters', createCell<[]>([]))], (all) => all && takeRows(all, filterRows)),
      ),
    [run],
  )
  return (
    <RunFigure
      run={run}
      number={number}
      title={say('scheduleTitle')}
      question={say('scheduleQuestion')}
      caption={say('scheduleCaption')}
      tryIt={say('scheduleTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <Lanes>
        {laneNames.map((name, i) => (
          <Lane key={name} name={say(name)}>
            <CurrentK run={run} spec={wanted} lane={i} />
            <Usage use={use[i]!} />
            <Filters source={filters[i]!} count={shownFilters} />
          </Lane>
        ))}
      </Lanes>
      <LaneMeasures run={run} names={laneNames.map((name) => say(name))} use={use} />
      <DeadChart use={use} />
      <SettingsForm
        fields={fields}
        settings={{ ...settings, schedule: true }}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

/** How many units the next step will keep. */
function CurrentK(props: { readonly run: Run | undefined; readonly spec: RunSpec; readonly lane: number }) {
  const { run, spec, lane } = props
  return run ? <KnownK run={run} lane={lane} /> : <NextK of={spec.lanes[lane]!} step={0} />
}

function KnownK({ run, lane }: { readonly run: Run; readonly lane: number }) {
  const { spec, step } = useRunState(run, (state) => state)
  return <NextK of={spec.lanes[lane]!} step={step} />
}

function NextK({ of, step }: { readonly of: RunSpec['lanes'][number]; readonly step: number }) {
  const say = useWords(chapterWords)
  const k = scheduledK(of.settings as unknown as KSparseSettings, step + 1)
  return <p className={styles.plain}>{say('nextK', { k })}</p>
}

const [width, height] = [300, 60]

/** Units in order of use: how many digits each wins; where the line lies on the floor, nobody ever does. */
function Usage({ use }: { readonly use: Cell<UnitUse> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { shares } = useCell(use)
  const sorted = [...shares].sort((a, b) => b - a)
  const most = sorted[0] ?? 0
  const points = sorted.map(
    (share, i) =>
      `${((i + 0.5) * width) / sorted.length},${height - 2 - (most > 0 ? (share / most) * (height - 6) : 0)}`,
  )
  const percent = `${number(100 * most, { decimals: 0 })} %`
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={styles.usage}
        role="img"
        aria-label={say('usageLabel', { digits: digitsAsked })}
      >
        {points.length > 1 && (
          <polyline
            points={points.join(' ')}
            fill="none"
            stroke="var(--code)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <p className={styles.plain}>
        {shares.length > 0 ? say('usageSummary', { most: percent, busy: halfTakenBy(shares) }) : '…'}
      </p>
    </>
  )
}

/** Dead units over steps, since the figure was opened or started over. */
function DeadChart({ use }: { readonly use: readonly Cell<UnitUse>[] }) {
  const say = useWords(chapterWords)
  const [on, off] = [useCell(use[0]!), useCell(use[1]!)]
  const lines = useMemo(
    () => [
      { id: 'on', name: say('onShort'), curve: on.dead, colour: 'var(--code)' },
      { id: 'off', name: say('offShort'), curve: off.dead, colour: 'var(--ink-soft)', dashes: '7 3' },
    ],
    [on, off, say],
  )
  return <LossChart title={say('deadOverSteps', { digits: digitsAsked })} lines={lines} />
}
