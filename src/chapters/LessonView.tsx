import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { labelWords } from '../i18n/words/labels.ts'
import { classes } from '../models/classifier/spec.ts'
import { calmInput } from '../panels/calm-input.ts'
import { createCell } from '../panels/cell.ts'
import type { ChartLine } from '../panels/chart-model.ts'
import { LossChart } from '../panels/LossChart.tsx'
import { Confusion } from '../panels/labels/Confusion.tsx'
import { confusionCounts } from '../panels/labels/label-results.ts'
import { Picture } from '../panels/Picture.tsx'
import { LayerLocks } from '../panels/stages/LayerLocks.tsx'
import { useStage } from '../panels/stages/use-stages.ts'
import { useLanes } from '../panels/use-lanes.ts'
import { viewCell } from '../panels/view-cell.ts'
import type { Curve } from '../protocol/run.ts'
import type { ViewAnswer } from '../protocol/worker-api.ts'
import { usePictures } from '../training/hooks.ts'
import type { Lessons } from '../training/lessons.ts'
import type { Run } from '../training/run.ts'
import { Choice } from '../ui/Choice.tsx'
import styles from './LabelFigure.module.css'
import { useLessonState } from './use-lessons.ts'

const inputSize = 784
/** Validation digits that are asked for the matrix: all of the built-in ones. */
const asked = 2000
/** Classifying them costs as much as some training steps. */
const askEveryMs = 1500
/** Digits that an open cell shows. */
const shown = 24
const columns = 8

interface LessonViewProps {
  readonly run: Run | undefined
  readonly lessons: Lessons | undefined
  /** Of the hidden layers. */
  readonly widths: readonly number[]
  /** Step at which the lesson of a trained start began. */
  readonly trainedFrom: number
  readonly whose: string
  /** Open cell of the matrix: 10 · true class + answer. */
  readonly open: number
  readonly onChange: (changes: { whose?: 'pretrained' | 'random'; cell?: number }) => void
}

/** The lesson that is being held: both accuracies as they rise, and what one of the networks takes for what. */
export function LessonView({ run, lessons, widths, trainedFrom, whose, open, onChange }: LessonViewProps) {
  const say = useWords(labelWords)
  const network = whose === 'random' ? 'random' : 'pretrained'
  const answers = usePredictions(run, network === 'random' ? 1 : 0)
  const counts = useMemo(() => (answers ? confusionCounts(answers.predicted, answers.labels) : []), [answers])
  return (
    <div className={styles.lesson}>
      <Accuracies run={run} lessons={lessons} trainedFrom={trainedFrom} />
      <Locks run={run} widths={widths} />
      <Choice
        label={say('whose')}
        value={network}
        options={[
          { value: 'pretrained', text: say('pretrained') },
          { value: 'random', text: say('random') },
        ]}
        onChange={(next) => onChange({ whose: next })}
      />
      <div className={styles.answers}>
        <Confusion network={say(network)} counts={counts} open={open} onOpen={(cell) => onChange({ cell })} />
        <Opened answers={answers} cell={open} />
      </div>
    </div>
  )
}

/** The pretrained network with softmax in the decoder's place: what is locked, and how far each layer has moved. */
function Locks({ run, widths }: Pick<LessonViewProps, 'run' | 'widths'>) {
  const stage = useStage(run, 0)
  const sizes = [inputSize, ...widths, classes]
  const movement = useMemo(() => viewCell(run, 0, 'movement', createCell<[]>([])), [run])
  const states = sizes.slice(1).map((_, i) => (stage?.frozen.includes(i) ? 'frozen' : 'moving'))
  return <LayerLocks widths={sizes} states={states} movement={movement} />
}

/** Accuracies over the updates of the lesson; the pretraining is left out. */
function Accuracies({ run, lessons, trainedFrom }: Pick<LessonViewProps, 'run' | 'lessons' | 'trainedFrom'>) {
  const say = useWords(labelWords)
  const lanes = useLanes(run)
  const { now, from } = useLessonState(lessons)
  const lines = useMemo(() => {
    const begun = now ? from : trainedFrom
    const looks = [
      { id: 'pretrained', name: say('pretrained'), colour: 'var(--code)' },
      { id: 'random', name: say('randomShort'), colour: 'var(--ink-soft)', dashes: '4 3' },
    ]
    return looks.map(
      (look, lane): ChartLine => ({ ...look, curve: percentAfter(lanes[lane]?.validation.accuracy, begun) }),
    )
  }, [lanes, now, from, trainedFrom, say])
  return <LossChart title={say('accuracyChart')} lines={lines} />
}

/** The part of a curve of shares after `from`, in percent, its steps counted from there. */
function percentAfter(curve: Curve | undefined, from: number): Curve | undefined {
  if (!curve) return undefined
  const kept = curve.steps.flatMap((step, i) => (step >= from ? [i] : []))
  return { steps: kept.map((i) => curve.steps[i]! - from), values: kept.map((i) => 100 * curve.values[i]!) }
}

function usePredictions(run: Run | undefined, lane: number) {
  const [answers, setAnswers] = useState<ViewAnswer<'predictions'>>()
  useEffect(() => {
    setAnswers(undefined)
    if (!run) return
    const input = calmInput(run, askEveryMs, () =>
      lane < run.store.getState().spec.lanes.length ? ([asked] as [number]) : undefined,
    )
    const watching = run.watch(lane, 'predictions', input, setAnswers)
    return watching.stop
  }, [run, lane])
  return answers
}

interface OpenedProps {
  readonly answers: ViewAnswer<'predictions'> | undefined
  readonly cell: number
}

/** The digits behind a cell. */
function Opened({ answers, cell }: OpenedProps) {
  const say = useWords(labelWords)
  const [truth, answer] = [Math.floor(cell / 10), cell % 10]
  const all = useMemo(
    () =>
      (answers?.labels ?? []).flatMap((label, i) =>
        label === truth && answers!.predicted[i] === answer ? [i] : [],
      ),
    [answers, truth, answer],
  )
  const pictures = usePictures('digits', 'validation', all.slice(0, shown))
  const known = all.length > 0 ? pictures.value?.images : undefined
  const source = useMemo(() => createCell(known), [known])
  const slots = { count: all.length, truth, answer }
  const text =
    answers === undefined
      ? say('asking')
      : all.length === 0
        ? say('openedNone', { truth, answer })
        : truth === answer
          ? say('openedRight', { count: all.length, truth })
          : say('openedWrong', slots)
  return (
    <div className={styles.opened}>
      <p>
        <strong>{text}</strong>
        {all.length > shown && ` ${say('firstOfThem', { count: shown })}`}
      </p>
      {(all.length > 0 || !answers) && (
        <div className={styles.pictures}>
          <Picture
            source={source}
            columns={columns}
            rows={Math.ceil((answers ? Math.min(shown, all.length) : shown) / columns)}
            label={text}
          />
        </div>
      )}
    </div>
  )
}
