/** A whole figure of two chapters: a pretrained encoder with softmax on top against the same network from random weights. */
import { useMemo, useState } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { labelWords } from '../i18n/words/labels.ts'
import { classifierFields, type encoderFamilies } from '../models/classifier/spec.ts'
import { choice, type Fields, type SettingsOf } from '../models/field.ts'
import type { LaneSpec } from '../models/specs.ts'
import { lane } from '../models/specs.ts'
import type { FigureContent } from '../panels/FigureFrame.tsx'
import { LabelChart } from '../panels/labels/LabelChart.tsx'
import { LabelTable } from '../panels/labels/LabelTable.tsx'
import { RunFigure } from '../panels/RunFigure.tsx'
import { SettingsForm } from '../panels/SettingsForm.tsx'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import { useAddressSettings } from '../training/address.ts'
import { useRun } from '../training/hooks.ts'
import type { Lesson, Lessons } from '../training/lessons.ts'
import { runFields } from '../training/run-fields.ts'
import { type TrainedRunName, trainedRuns } from '../training/trained-runs.ts'
import { Note } from '../ui/Note.tsx'
import { Slider } from '../ui/Slider.tsx'
import type { PlaceProps } from './chapter.ts'
import styles from './LabelFigure.module.css'
import { keysOf, LessonControls, LessonStatus } from './LessonControls.tsx'
import { LessonView } from './LessonView.tsx'
import { useLessonState, useLessons } from './use-lessons.ts'

/** Numbers of labels that are compared; 0 says why there is nothing to compare. */
export const budgets = [10, 30, 100, 300, 1000, 3000, 8000] as const
const seedsEach = 3

type EncoderFamily = (typeof encoderFamilies)[number]

interface LabelFigureProps extends PlaceProps {
  /** Trained runs of `trainedRuns`: both networks after a lesson, and the encoder before it. */
  readonly taught: TrainedRunName
  readonly encoder: TrainedRunName
  /** Encoders to choose from, that of the trained runs first; without it there is no choice. */
  readonly encoders?: readonly EncoderFamily[]
  readonly words: Omit<FigureContent, 'number' | 'children'>
}

function fieldsOf(taught: RunSpec, encoders: readonly EncoderFamily[] | undefined) {
  const own = taught.lanes[0]!.settings
  const given = own.encoder as EncoderFamily
  return {
    encoder: choice(encoders ?? [given], given, { live: false }),
    widths: {
      ...classifierFields.widths,
      default: own.widths as readonly number[],
      min: 8,
      max: 256,
      maxLayers: 3,
    },
    labels: {
      kind: 'number',
      default: own.labels as number,
      min: 0,
      max: 8000,
      step: 1,
      integer: true,
      unit: 'count',
      live: false,
    },
    whose: choice(['pretrained', 'random'], 'pretrained', { live: true }),
    cell: { kind: 'number', default: 49, min: 0, max: 99, step: 1, integer: true, unit: 'none', live: true },
    learningRate: {
      ...classifierFields.learningRate,
      default: own.learningRate as number,
      live: false,
      advanced: true,
    },
    headSteps: {
      ...classifierFields.headSteps,
      default: own.headSteps as number,
      max: 300,
      live: false,
      advanced: true,
    },
    seed: runFields.seed,
  } as const satisfies Fields
}

/** Settings of both networks with others in their place. */
function changed(
  of: LaneSpec,
  changes: Record<string, number | EncoderFamily | readonly number[]>,
): LaneSpec {
  return lane('classifier', { ...of.settings, ...changes })
}

export function LabelFigure({ id, number, taught, encoder: encoderName, encoders, words }: LabelFigureProps) {
  const say = useWords(labelWords)
  const numbers = useNumbers()
  const [base, encoderBase]: RunSpec[] = [trainedRuns[taught], trainedRuns[encoderName]]
  const [fields] = useState(() => fieldsOf(base!, encoders))
  const [settings, change] = useAddressSettings(id, fields)
  const { labels, seed, learningRate, headSteps, encoder, widths } = settings as SettingsOf<typeof fields>
  const plan = useMemo(
    () => ({
      pretraining: (ofSeed: number): RunSpec => ({
        ...encoderBase!,
        seed: ofSeed,
        lanes: encoderBase!.lanes.map((of) => changed(of, { encoder, widths })),
      }),
      lesson: ({ seed, labels }: Lesson): RunSpec => ({
        ...base!,
        seed,
        epochs: base!.epochs - encoderBase!.epochs,
        lanes: base!.lanes.map((of) => changed(of, { labels, learningRate, headSteps, encoder, widths })),
      }),
      trained: { seed: encoderBase!.seed, name: encoderName },
    }),
    [base, encoderBase, encoderName, encoder, widths, learningRate, headSteps],
  )
  const [first] = useState<{ spec: RunSpec; start: StartFrom }>(() => ({
    spec: { ...plan.lesson({ seed, labels: labels || 10 }), epochs: base!.epochs },
    start: { kind: 'trained', name: taught },
  }))
  const run = useRun(first.spec, first.start)
  const lessons = useLessons(run, plan, { seed, labels })
  const seeds = Array.from({ length: seedsEach }, (_, i) => seed + i)
  const one = labels === 0 ? [] : seeds.map((each) => ({ seed: each, labels }))
  const all = seeds.flatMap((each) => budgets.map((budget) => ({ seed: each, labels: budget })))
  const stops = [0, ...budgets]
  return (
    <RunFigure
      run={run}
      number={number}
      {...words}
      own={{
        controls: (
          <LessonControls
            run={run}
            lessons={lessons}
            one={one}
            all={all}
            onTrained={() => run?.restart(first.spec, first.start)}
          />
        ),
        status: <LessonStatus run={run} lessons={lessons} />,
        keys: run && lessons ? keysOf(run, lessons, one, all) : {},
      }}
    >
      <div className={styles.budget}>
        <Slider
          label={say('labels')}
          value={labels}
          min={0}
          max={8000}
          stops={stops.includes(labels) ? stops : [...stops, labels].sort((a, b) => a - b)}
          text={numbers(labels)}
          colour="var(--code)"
          onChange={(next) => change({ labels: next })}
        />
      </div>
      {labels === 0 && <Note kind="info">{say('noLabels')}</Note>}
      <Results lessons={lessons} labels={labels} />
      <LessonView
        run={run}
        lessons={lessons}
        widths={widths}
        trainedFrom={base!.lanes[0]!.settings.stageSteps as number}
        whose={settings.whose}
        open={settings.cell}
        onChange={change}
      />
      <SettingsForm
        fields={{
          ...(encoders ? { encoder: fields.encoder } : {}),
          widths: fields.widths,
          learningRate: fields.learningRate,
          headSteps: fields.headSteps,
          seed: fields.seed,
        }}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

function Results({ lessons, labels }: { readonly lessons: Lessons | undefined; readonly labels: number }) {
  const { results } = useLessonState(lessons)
  return (
    <div className={styles.results}>
      <LabelChart results={results} budgets={budgets} chosen={labels} />
      <LabelTable results={results} />
    </div>
  )
}
