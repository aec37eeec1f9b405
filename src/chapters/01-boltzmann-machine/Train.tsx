import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { rbmFields } from '../../models/rbm/spec.ts'
import { lane } from '../../models/specs.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { Filters } from '../../panels/Filters.tsx'
import { LossChart } from '../../panels/LossChart.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { Reconstructions } from '../../panels/Reconstructions.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { trainingLines } from '../../panels/training-lines.ts'
import { useLanes } from '../../panels/use-lanes.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { PlaceProps } from '../chapter.ts'
import { energyGap } from './energy-gap.ts'
import styles from './Train.module.css'
import { WeightHistogram } from './WeightHistogram.tsx'
import { chapterWords } from './words.ts'

const name = 'rbm-64'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]

const curveNames = ['loss', 'pseudoLikelihood', 'gap'] as const
type CurveName = (typeof curveNames)[number]

const { hidden, cdSteps, learningRate, momentum, weightDecay, persistent } = rbmFields
const fields = {
  learningRate,
  momentum,
  weightDecay,
  cdSteps,
  hidden: { ...hidden, min: 64, max: 512 },
  persistent: { ...persistent, advanced: true },
  batchSize: { ...runFields.batchSize, default: base.batchSize },
  seed: runFields.seed,
  curve: choice(curveNames, 'loss', { live: true }),
} as const satisfies Fields
const { curve: _, ...formFields } = fields

function specOf({ seed, batchSize, curve: _, ...settings }: SettingsOf<typeof fields>): RunSpec {
  return { ...base, seed, batchSize, lanes: [lane('rbm', settings)] }
}

const shown = 10
/** Filters that are drawn; more cannot be told apart at a figure's width. */
const shownFilters = 64
const indices = Array.from({ length: shown }, (_, i) => i)

/** Understand: the machine never sees an error to descend; it learns by comparing the world with its own fantasy, and strokes appear. */
export default function Train({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const { learningRate, momentum, weightDecay, cdSteps, hidden, persistent, batchSize, seed, curve } =
    settings
  const wanted = useMemo(
    () =>
      specOf({
        learningRate,
        momentum,
        weightDecay,
        cdSteps,
        hidden,
        persistent,
        batchSize,
        seed,
        curve: 'loss',
      }),
    [learningRate, momentum, weightDecay, cdSteps, hidden, persistent, batchSize, seed],
  )
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('trainTitle')}
      question={say('trainQuestion')}
      caption={say('trainCaption')}
      tryIt={say('trainTry')}
      wayBack={{ spec: wanted, start: trained, text: say('loadTrained') }}
    >
      <div className={styles.train}>
        <Pictures run={run} images={digits.value?.images} />
        <div className={styles.chart}>
          <Choice
            label={say('whichCurve')}
            value={curve}
            options={curveNames.map((name) => ({ value: name, text: say(`curve-${name}`) }))}
            onChange={(next) => change({ curve: next })}
          />
          <Chart run={run} curve={curve} />
          <p className={styles.remark}>{say(`about-${curve}`)}</p>
        </div>
      </div>
      <SettingsForm
        fields={formFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

function Pictures({ run, images }: { run: Run | undefined; images: Matrix | undefined }) {
  const say = useWords(chapterWords)
  const cells = useMemo(() => {
    return {
      originals: createCell<Matrix | undefined>(images),
      reconstructions: viewCell(run, 0, 'reconstruct', createCell(images && [images])),
      filters: viewCell(run, 0, 'filters', createCell<[]>([])),
    }
  }, [run, images])
  const some = useMemo(() => derive([cells.filters], (all) => all && firstRows(all, shownFilters)), [cells])
  return (
    <>
      <div className={styles.filters}>
        <span className={styles.name}>{say('firstFilters', { count: shownFilters })}</span>
        <Filters source={some} count={shownFilters} />
      </div>
      <div className={styles.histogram}>
        <WeightHistogram source={cells.filters} />
      </div>
      <div className={styles.rows}>
        <Reconstructions originals={cells.originals} reconstructions={cells.reconstructions} count={shown} />
      </div>
    </>
  )
}

const firstRows = (matrix: Matrix, count: number) =>
  takeRows(
    matrix,
    Array.from({ length: Math.min(count, matrix.rows) }, (_, i) => i),
  )

/** Renders with every report; the rest of the figure does not. */
function Chart({ run, curve }: { run: Run | undefined; curve: CurveName }) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const curves = useLanes(run)[0]
  const lines = useMemo(
    () =>
      curve === 'gap'
        ? [{ id: 'gap', name: say('gap'), curve: energyGap(curves), colour: 'var(--error)' }]
        : trainingLines(curves, curve, {
            training: sayPanel('training'),
            validation: sayPanel('validation'),
          }),
    [curves, curve, say, sayPanel],
  )
  return <LossChart title={say(`curve-${curve}`)} lines={lines} />
}
