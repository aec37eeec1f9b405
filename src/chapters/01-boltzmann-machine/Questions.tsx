import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import type { Fields } from '../../models/field.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { NothingDrawn } from '../../panels/NothingDrawn.tsx'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { seenImage } from '../../panels/seen-image.ts'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import { DrawingAddress } from '../DrawingAddress.tsx'
import styles from './Questions.module.css'
import { answer, learnReadouts, measure, type Readouts, slant } from './readouts.ts'
import { chapterWords } from './words.ts'

const name = 'rbm-100'
const spec = trainedRuns[name]
const trained = { kind: 'trained', name } as const
const labelBudgets = [0, 10, 20, 50, 100, 200, 500, 1500]
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)
const teaching = upTo(1500)
const testing = upTo(500)
const whole = { kind: 'number', step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  example: { ...whole, default: 3, min: 1, max: testing.length },
  labels: { ...whole, default: 500, min: 0, max: teaching.length },
} as const satisfies Fields

/** Understand: classifying and estimating need teachers who say what is right; modelling the input needs only the input. */
export default function Questions({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  const [settings, change] = useAddressSettings(id, fields)
  const run = useRun(spec, trained)
  const lessons = usePictures('digits', 'train', teaching).value
  const digits = usePictures('digits', 'validation', testing)
  const exam = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
  }))
  useEffect(() => {
    if (exam) inputs.example.set(takeRows(exam.images, [settings.example - 1]))
  }, [exam, settings.example, inputs])
  const cells = useMemo(
    () => questionCells(run, inputs, lessons?.images, exam?.images),
    [run, inputs, lessons, exam],
  )
  const lessonsHidden = useCell(cells.lessonsHidden)
  const examHidden = useCell(cells.examHidden)
  const readouts = useMemo(
    () =>
      lessons &&
      lessonsHidden &&
      settings.labels > 0 &&
      learnReadouts(lessonsHidden, lessons.images, lessons.labels, settings.labels),
    [lessons, lessonsHidden, settings.labels],
  )
  const measured = useMemo(
    () => readouts && exam && examHidden && measure(readouts, examHidden, exam.images, exam.labels),
    [readouts, exam, examHidden],
  )
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('questionsTitle')}
      question={say('questionsQuestion')}
      caption={say('questionsCaption')}
      tryIt={say('questionsTry')}
      wayBack={{ spec, start: trained, text: say('loadTrained') }}
    >
      <div className={styles.questions}>
        <DrawingAddress id={`${id}-drawing`} drawing={inputs.drawing} />
        <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        <Answers readouts={readouts || undefined} cells={cells} taught={settings.labels > 0} />
      </div>
      <div className={styles.measured}>
        <Slider
          label={say('labelBudget')}
          value={settings.labels}
          min={0}
          max={teaching.length}
          stops={labelBudgets}
          text={write(settings.labels)}
          onChange={(labels) => change({ labels })}
        />
        <p data-testid="measured">
          {settings.labels === 0
            ? say('noLabels')
            : measured
              ? say('measured', {
                  count: measured.count,
                  accuracy: write(measured.accuracy, { percent: true }),
                  degrees: write(measured.degrees, { decimals: 1 }),
                })
              : say('measuring')}
        </p>
      </div>
      <DigitPicker
        pictures={exam}
        picked={settings.example - 1}
        onPick={(row) => {
          inputs.drawing.set([])
          change({ example: row + 1 })
        }}
      />
      <NothingDrawn drawing={inputs.drawing} />
    </RunFigure>
  )
}

type Maybe<T> = T | undefined

function questionCells(
  run: Maybe<Run>,
  inputs: { drawing: Cell<Drawing>; example: Cell<Maybe<Matrix>> },
  lessons: Maybe<Matrix>,
  exam: Maybe<Matrix>,
) {
  const v = seenImage(inputs.drawing, inputs.example)
  const asked = derive([v], (image) => image && ([image] as [Matrix]))
  const hiddenOf = (images: Maybe<Matrix>) =>
    viewCell(run, 0, 'hiddenProbability', createCell(images && ([images] as [Matrix])))
  return {
    v,
    hidden: viewCell(run, 0, 'hiddenProbability', asked),
    reconstruction: viewCell(run, 0, 'reconstruct', asked),
    lessonsHidden: hiddenOf(lessons),
    examHidden: hiddenOf(exam),
  }
}

interface AnswersProps {
  readonly readouts: Maybe<Readouts>
  readonly cells: ReturnType<typeof questionCells>
  /** Whether there are any labels to learn from. */
  readonly taught: boolean
}

function Answers({ readouts, cells, taught }: AnswersProps) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const write = useNumbers()
  const hidden = useCell(cells.hidden)
  const image = useCell(cells.v)
  const said = readouts && hidden ? answer(readouts, hidden) : undefined
  const truth = image ? slant(image.data) : 0
  const degrees = (value: number) => `${write(value, { decimals: 0 })}°`
  return (
    <div className={styles.answers}>
      <section className={styles.answer}>
        <h4>{say('discriminative')}</h4>
        <p className={styles.formula}>p(y | v)</p>
        <div
          className={styles.scores}
          role="img"
          aria-label={taught ? say('guessIs', { digit: said?.guess ?? '–' }) : say('noGuess')}
        >
          {(said?.scores ?? new Array<number>(10).fill(0)).map((score, digit) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its digit
            <span key={digit} className={digit === said?.guess ? styles.best : ''}>
              <i style={{ height: `${Math.min(100, Math.max(1, score * 90))}%` }} />
              {digit}
            </span>
          ))}
        </div>
        <p>{taught ? say('guessIs', { digit: said?.guess ?? '–' }) : say('noGuess')}</p>
      </section>
      <section className={styles.answer}>
        <h4>{say('regressive')}</h4>
        <p className={styles.formula}>E[y | v]</p>
        <div className={styles.lean}>
          <Picture source={cells.v} label={say('visible')} />
          <svg viewBox="-50 -50 100 100" aria-hidden="true">
            <line className={styles.truth} y1="-48" y2="48" transform={`rotate(${truth})`} />
            {said && <line className={styles.estimate} y1="-48" y2="48" transform={`rotate(${said.lean})`} />}
          </svg>
        </div>
        <p>
          {taught
            ? say('leanIs', { estimate: said ? degrees(said.lean) : '–', truth: degrees(truth) })
            : say('noLean', { truth: degrees(truth) })}
        </p>
      </section>
      <section className={styles.answer}>
        <h4>{say('generative')}</h4>
        <p className={styles.formula}>p(v)</p>
        <Picture
          source={cells.reconstruction}
          label={sayPanel('reconstructions')}
          className={styles.picture}
        />
        <p>{say('generativeIs')}</p>
      </section>
    </div>
  )
}
