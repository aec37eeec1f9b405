import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { kSparseFields } from '../../models/k-sparse/spec.ts'
import { lane } from '../../models/specs.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { Filters } from '../../panels/Filters.tsx'
import { LaneChart } from '../../panels/lanes/LaneChart.tsx'
import { Lane, Lanes } from '../../panels/lanes/Lanes.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import styles from './FiltersByK.module.css'
import { LaneMeasures } from './LaneMeasures.tsx'
import { useUnitUse } from './use-unit-use.ts'
import { chapterWords } from './words.ts'

const name = 'k-sparse-four'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const ks = base.lanes.map(({ settings }) => settings.k as number)
const fields = {
  learningRate: { ...kSparseFields.learningRate, default: base.lanes[0]!.settings.learningRate as number },
  schedule: kSparseFields.schedule,
  seed: runFields.seed,
} as const satisfies Fields

function specOf({ seed, learningRate, schedule }: SettingsOf<typeof fields>): RunSpec {
  const lanes = base.lanes.map(({ settings }) => lane('k-sparse', { ...settings, learningRate, schedule }))
  return { ...base, seed, lanes }
}

const digits = 6
const indices = Array.from({ length: digits }, (_, i) => i)
/** Filters shown of each lane, the first of its units. */
const shownFilters = 50
const filterRows = Array.from({ length: shownFilters }, (_, i) => i)
const laneNames = ks.map((k) => `k = ${k}`)

/** Understand: the fewer may speak, the more each has to say: from dots and short strokes to whole digits. */
export default function FiltersByK({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayLanes = useWords(laneWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const use = useUnitUse(run, ks.length)
  const pictures = usePictures('digits', 'validation', indices).value
  const { originals, lanes } = useMemo(() => {
    const images = pictures?.images
    const input = createCell(images && ([images] as [Matrix]))
    return {
      originals: createCell(images),
      lanes: ks.map((_, i) => ({
        filters: derive(
          [viewCell(run, i, 'filters', createCell<[]>([]))],
          (all) => all && takeRows(all, filterRows),
        ),
        rebuilt: viewCell(run, i, 'reconstruct', input),
      })),
    }
  }, [run, pictures])
  return (
    <RunFigure
      run={run}
      number={number}
      title={say('filtersTitle')}
      question={say('filtersQuestion')}
      caption={say('filtersCaption')}
      tryIt={say('filtersTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.originals}>
        <span className={styles.name}>{sayLanes('originals')}</span>
        <Picture source={originals} columns={digits} label={sayLanes('originals')} />
      </div>
      <Lanes>
        {lanes.map(({ filters, rebuilt }, i) => (
          <Lane key={ks[i]} name={laneNames[i]!}>
            <Filters source={filters} count={shownFilters} />
            <Picture source={rebuilt} columns={digits} label={say('rebuiltBy', { lane: laneNames[i]! })} />
          </Lane>
        ))}
      </Lanes>
      <LaneMeasures run={run} names={laneNames} use={use} />
      <LaneChart run={run} title={say('validationError')} names={laneNames} />
      <SettingsForm
        fields={fields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}
