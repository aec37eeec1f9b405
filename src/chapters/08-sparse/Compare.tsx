import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import type { Fields, NumberField, SettingsOf } from '../../models/field.ts'
import { sparseFields } from '../../models/sparse/spec.ts'
import { lane } from '../../models/specs.ts'
import { ActivityGrid } from '../../panels/ActivityGrid.tsx'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { Filters } from '../../panels/Filters.tsx'
import { LaneChart } from '../../panels/lanes/LaneChart.tsx'
import { Lane, Lanes } from '../../panels/lanes/Lanes.tsx'
import { LaneTable, LaneValue } from '../../panels/lanes/LaneTable.tsx'
import { MeasureAccuracy, probeDigits, useLinearAccuracies } from '../../panels/lanes/linear-accuracy.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { UnitActivity } from '../../protocol/questions.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { digitsAsked, summarise } from './activity.ts'
import styles from './Compare.module.css'
import { activityCell } from './sparse-cells.ts'
import { chapterWords } from './words.ts'

const trained: StartFrom = { kind: 'trained', name: 'sparse-plain+sparse+sparse-l1' }
const base: RunSpec = {
  ...trainedRuns.sparse,
  lanes: [
    ...trainedRuns['sparse-plain'].lanes,
    ...trainedRuns.sparse.lanes,
    ...trainedRuns['sparse-l1'].lanes,
  ],
}
/** In the order of the lanes. */
const laneNames = ['plain', 'divergence', 'l1'] as const
const { widths, rho, beta, l1, learningRate } = sparseFields
/** Both penalties are there at once, each with its network, so no field waits for a choice of them. */
const always = <F extends NumberField>({ when, ...field }: F) => field
const modelFields = {
  rho: { ...always(rho), min: 0.01, max: 0.5, step: 0.01, default: base.lanes[1]!.settings.rho as number },
  beta: { ...always(beta), default: base.lanes[1]!.settings.beta as number },
  l1: { ...always(l1), max: 0.003, default: base.lanes[2]!.settings.l1 as number },
  widths: { ...widths, min: 32, max: 1568, maxLayers: 1 },
  learningRate: { ...learningRate, advanced: true, default: base.lanes[0]!.settings.learningRate as number },
  seed: runFields.seed,
} as const
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const fields = {
  ...modelFields,
  example: {
    kind: 'number',
    default: 4,
    min: 1,
    max: choices,
    step: 1,
    integer: true,
    unit: 'none',
    live: true,
  },
} as const satisfies Fields

/** ρ and β act on the second network, the weight of L1 on the third; the rest on all. */
function specOf({ seed, example, rho, beta, l1, ...shared }: SettingsOf<typeof fields>): RunSpec {
  const own = [{}, { rho, beta }, { l1 }]
  const lanes = base.lanes.map(({ settings }, i) => lane('sparse', { ...settings, ...shared, ...own[i] }))
  return { ...base, seed, lanes }
}

const shownFilters = 32
const filterRows = Array.from({ length: shownFilters }, (_, i) => i)
const gridColumns = 16

/** Understand: left alone a wide code copies with everybody speaking a little; a price on speaking makes few speak, each with a meaning. */
export default function Compare({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [example] = useState(() => createCell<Matrix | undefined>(undefined))
  useEffect(() => {
    if (pictures) example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, example])
  const lanes = useMemo(() => {
    const input = derive([example], (image): [Matrix] | undefined => image && [image])
    return laneNames.map((_, i) => ({
      code: viewCell(run, i, 'encode', input),
      rebuilt: viewCell(run, i, 'reconstruct', input),
      filters: derive(
        [viewCell(run, i, 'filters', createCell<[]>([]))],
        (all) => all && takeRows(all, filterRows),
      ),
      activity: activityCell(run, i),
    }))
  }, [run, example])
  const units = Math.min(256, settings.widths[0]!)
  const names = laneNames.map((name) => say(`lane-${name}`))
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('compareTitle')}
      question={say('compareQuestion')}
      caption={say('compareCaption')}
      tryIt={say('compareTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <Lanes across={3}>
        {lanes.map(({ code, rebuilt, filters }, i) => (
          <Lane key={laneNames[i]} name={names[i]!}>
            <div className={styles.coded}>
              <ActivityGrid
                code={code}
                count={units}
                columns={gridColumns}
                label={say('activityBy', { lane: names[i]! })}
              />
              <Picture source={rebuilt} label={say('rebuiltBy', { lane: names[i]! })} />
            </div>
            <Filters source={filters} count={shownFilters} />
          </Lane>
        ))}
      </Lanes>
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => change({ example: row + 1 })}
      />
      <Measures run={run} names={names} activity={lanes.map((lane) => lane.activity)} rho={settings.rho} />
      <LaneChart
        run={run}
        title={say('errorChart')}
        names={laneNames.map((name) => say(`short-${name}`))}
        metric="reconstruction"
      />
      <SettingsForm
        fields={modelFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

interface MeasuresProps {
  readonly run: Run | undefined
  readonly names: readonly string[]
  readonly activity: readonly Cell<UnitActivity | undefined>[]
  readonly rho: number
}

function Measures({ run, names, activity, rho }: MeasuresProps) {
  const say = useWords(chapterWords)
  const sayLanes = useWords(laneWords)
  const number = useNumbers()
  const measurement = useLinearAccuracies(run, names.length)
  const accuracy = (lane: number) => {
    const value = measurement.accuracies?.lanes[lane]
    return value === undefined ? '' : number(value, { percent: true, decimals: 1 })
  }
  const [known, asked] = [number(probeDigits.known), number(probeDigits.asked)]
  const ofActivity = (i: number, text: (found: UnitActivity) => string) => (
    <ActivityValue activity={activity[i]!} text={text} />
  )
  return (
    <>
      <LaneTable
        caption={say('measuresCaption', {
          digits: digitsAsked,
          accuracy: sayLanes('accuracyCaption', { known, asked }),
        })}
        columns={[
          say('errorColumn'),
          say('meanColumn'),
          say('sparsenessColumn'),
          say('deadColumn'),
          sayLanes('accuracy'),
        ]}
        rows={names.map((name, i) => ({
          name,
          cells: [
            <LaneValue key="error" run={run} lane={i} metric="reconstruction" />,
            ofActivity(i, ({ mean, most }) => number(summarise(mean, most, rho).mean, { decimals: 2 })),
            ofActivity(i, ({ sparseness }) => number(sparseness, { decimals: 2 })),
            ofActivity(i, ({ mean, most }) => number(summarise(mean, most, rho).dead)),
            accuracy(i),
          ],
        }))}
      />
      <MeasureAccuracy {...measurement} />
    </>
  )
}

function ActivityValue(props: {
  readonly activity: Cell<UnitActivity | undefined>
  readonly text: (found: UnitActivity) => string
}) {
  const found = useCell(props.activity)
  return found ? props.text(found) : null
}
