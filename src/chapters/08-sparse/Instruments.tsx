import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { sparseFields } from '../../models/sparse/spec.ts'
import { lane } from '../../models/specs.ts'
import { ActivityGrid } from '../../panels/ActivityGrid.tsx'
import { createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { Filters } from '../../panels/Filters.tsx'
import { LossChart } from '../../panels/LossChart.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { Picture } from '../../panels/Picture.tsx'
import { errorTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { seenImage } from '../../panels/seen-image.ts'
import { trainingLines } from '../../panels/training-lines.ts'
import { useLanes } from '../../panels/use-lanes.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import styles from './Instruments.module.css'
import { Loud, Measured } from './Readings.tsx'
import { activityCell, sparseCells } from './sparse-cells.ts'
import { chapterWords } from './words.ts'

const name = 'sparse'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const { widths, penalty, rho, beta, l1, weightDecay, learningRate } = sparseFields
const modelFields = {
  rho: { ...rho, min: 0.01, max: 0.5, step: 0.01, default: base.lanes[0]!.settings.rho as number },
  beta: { ...beta, default: base.lanes[0]!.settings.beta as number },
  l1: { ...l1, max: 0.003, default: 1e-3 },
  penalty,
  widths: { ...widths, min: 32, max: 1568, maxLayers: 1 },
  weightDecay: { ...weightDecay, advanced: true, default: base.lanes[0]!.settings.weightDecay as number },
  learningRate: { ...learningRate, advanced: true, default: base.lanes[0]!.settings.learningRate as number },
  seed: runFields.seed,
} as const
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const number = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  ...modelFields,
  example: { ...number, default: 1, max: choices },
  unit: { ...number, default: 1, max: 256 },
} as const satisfies Fields

function specOf({ seed, example, unit, ...settings }: SettingsOf<typeof fields>): RunSpec {
  return { ...base, seed, lanes: [lane('sparse', { ...base.lanes[0]!.settings, ...settings })] }
}

/** Units whose activity is shown, and of these whose filters; the others of a wider code behave alike. */
const shownActivities = 256
const shownFilters = 128
/** Squares and filters beside each other: a unit has its place in both grids. */
const columns = 16
const errorTintOf = () => errorTint

/** Understand: the penalty pulls every unit's mean activity to ρ, and what then fires for a digit is few units, and its own. */
export default function Instruments({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
  }))
  const { cells, activity } = useMemo(
    () => ({
      cells: sparseCells(run, 0, seenImage(inputs.drawing, inputs.example)),
      activity: activityCell(run, 0),
    }),
    [run, inputs],
  )
  useEffect(() => {
    if (pictures) inputs.example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, inputs])
  const units = Math.min(shownActivities, settings.widths[0]!)
  const filterCount = Math.min(shownFilters, units)
  const unit = Math.min(units, settings.unit) - 1
  const allUnits = settings.widths[0]!
  const gridName =
    allUnits > units
      ? say('activityOfFirst', { shown: units, units: allUnits })
      : say('activityOf', { units })
  const choose = (chosen: number) => change({ unit: chosen + 1 })
  const filters = useMemo(() => {
    const shown = Array.from({ length: filterCount }, (_, i) => i)
    return {
      shown: derive([cells.filters], (all) => rowsOf(all, shown)),
      chosen: derive([cells.filters], (all) => rowsOf(all, [unit])),
    }
  }, [cells, filterCount, unit])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('instrumentsTitle')}
      question={say('instrumentsQuestion')}
      caption={say('instrumentsCaption')}
      tryIt={say('instrumentsTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.digit}>
        <div className={styles.draw}>
          <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        </div>
        <div className={`${styles.part} code`} data-part="code">
          <span className={styles.name}>{gridName}</span>
          <ActivityGrid
            code={cells.code}
            count={units}
            columns={columns}
            label={gridName}
            selected={unit}
            onSelect={choose}
          />
        </div>
        <div className={styles.outputs}>
          <div className={`${styles.part} decoder`} data-part="decoder">
            <span className={styles.name}>{say('reconstruction')}</span>
            <Picture source={cells.reconstruction} label={say('reconstruction')} />
          </div>
          <div className={`${styles.part} error`} data-part="error">
            <span className={styles.name}>{say('error')}</span>
            <Picture source={cells.error} label={say('error')} tintOf={errorTintOf} />
          </div>
        </div>
        <div className={`${styles.loud} encoder`} data-part="encoder">
          <Loud cells={cells} />
        </div>
      </div>
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => {
          inputs.drawing.set([])
          change({ example: row + 1 })
        }}
      />
      <div className={styles.instruments}>
        <Measured
          activity={activity}
          filter={filters.chosen}
          settings={settings}
          unit={unit}
          rhoRange={modelFields.rho}
          onRho={(value) => change({ rho: value })}
        />
        <div className={`${styles.part} encoder`} data-part="encoder">
          <span className={styles.name}>{say('filters')}</span>
          <Filters
            source={filters.shown}
            count={filterCount}
            columns={columns}
            selected={unit}
            onSelect={choose}
          />
        </div>
      </div>
      <SettingsForm
        fields={modelFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
      <Chart run={run} />
    </RunFigure>
  )
}

/** Some rows; nothing while the answer is of a narrower code, as after a restart. */
function rowsOf(all: Matrix | undefined, rows: readonly number[]): Matrix | undefined {
  return all && rows.every((row) => row < all.rows) ? takeRows(all, rows) : undefined
}

/** Renders with every report; the rest of the figure does not. */
function Chart({ run }: { readonly run: Run | undefined }) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const curves = useLanes(run)[0]
  const lines = useMemo(
    () =>
      trainingLines(curves, 'reconstruction', {
        training: sayPanel('training'),
        validation: sayPanel('validation'),
      }),
    [curves, sayPanel],
  )
  return <LossChart title={say('errorChart')} lines={lines} />
}
