import { useStore } from 'zustand'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { labelWords } from '../i18n/words/labels.ts'
import { panelWords } from '../i18n/words/panels.ts'
import { StatusFacts } from '../panels/StatusLine.tsx'
import { TrainBar } from '../panels/TrainBar.tsx'
import type { Lesson, Lessons } from '../training/lessons.ts'
import type { Run } from '../training/run.ts'
import { Button } from '../ui/Button.tsx'

interface LessonControlsProps {
  readonly run: Run | undefined
  readonly lessons: Lessons | undefined
  /** What *Train* holds; nothing where there is nothing to learn from. */
  readonly one: readonly Lesson[]
  readonly all: readonly Lesson[]
  readonly onTrained: () => void
}

const nothing = () => {}

/** *Train* holds the lessons of one number of labels, another button those of all; *Pause* goes on where it was. */
export function LessonControls({ run, lessons, one, all, onTrained }: LessonControlsProps) {
  const say = useWords(labelWords)
  const sayPanel = useWords(panelWords)
  return (
    <>
      {run && lessons ? (
        <Ready run={run} lessons={lessons} one={one} all={all} />
      ) : (
        <>
          <TrainBar
            phase="preparing"
            stepsPerSecond={0}
            onTrain={nothing}
            onPause={nothing}
            onStep={nothing}
            onReset={nothing}
            onSpeed={nothing}
          />
          <Button disabled>{say('allBudgets')}</Button>
        </>
      )}
      <Button disabled={!run} onClick={onTrained}>
        {sayPanel('loadTrainedAll')}
      </Button>
    </>
  )
}

type Ready = Omit<LessonControlsProps, 'onTrained'> & { readonly run: Run; readonly lessons: Lessons }

function Ready({ run, lessons, one, all }: Ready) {
  const say = useWords(labelWords)
  const phase = useStore(run.store, (state) => state.phase)
  const speed = useStore(run.store, (state) => state.stepsPerSecond)
  const playing = useStore(lessons.store, (state) => state.playing)
  return (
    <>
      <TrainBar
        // Between two lessons the run stands for a moment; the learner is not to see it as a pause.
        phase={playing ? 'running' : phase}
        stepsPerSecond={speed}
        onTrain={() => train(run, lessons, one)}
        onPause={lessons.pause}
        onStep={run.step}
        onReset={() => lessons.reset(one[0] ?? all[0]!)}
        onSpeed={run.setSpeed}
      />
      <Button disabled={phase === 'failed'} onClick={() => lessons.hold(all)}>
        {say('allBudgets')}
      </Button>
    </>
  )
}

/** Goes on with what was paused, if it is what is wanted now; else begins it. */
function train(run: Run, lessons: Lessons, wanted: readonly Lesson[]): void {
  const { now, queue } = lessons.store.getState()
  const { phase } = run.store.getState()
  const isOpen = now && phase !== 'done' && (queue.length > 0 || now.labels === wanted[0]?.labels)
  if (isOpen) lessons.resume()
  else lessons.hold(wanted)
}

/** The same by keys. */
export function keysOf(run: Run, lessons: Lessons, one: readonly Lesson[], all: readonly Lesson[]) {
  return {
    ' ': () => (lessons.store.getState().playing ? lessons.pause() : train(run, lessons, one)),
    s: run.step,
    r: () => lessons.reset(one[0] ?? all[0]!),
  }
}

/** What is going on, in words and numbers: which part, which seed, which step. */
export function LessonStatus({
  run,
  lessons,
}: {
  readonly run: Run | undefined
  readonly lessons: Lessons | undefined
}) {
  return run && lessons ? (
    <KnownStatus run={run} lessons={lessons} />
  ) : (
    <StatusFacts phase="preparing" facts={[]} />
  )
}

const backendNames = { webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' }

function KnownStatus({ run, lessons }: { readonly run: Run; readonly lessons: Lessons }) {
  const say = useWords(labelWords)
  const sayPanel = useWords(panelWords)
  const number = useNumbers()
  const { now, from, queue, playing } = useStore(lessons.store)
  const { phase, step, spec, backend, trainingImages, lanes } = useStore(run.store)
  const perEpoch = Math.floor(trainingImages / spec.batchSize)
  const facts: string[] = []
  if (now?.part === 'pretraining') facts.push(say('partPretraining', { seed: now.seed }))
  if (now?.part === 'lesson') facts.push(say('partLesson', { seed: now.seed, labels: now.labels }))
  if (now && perEpoch > 0) {
    const steps = spec.epochs * perEpoch
    facts.push(say('stepOf', { step: number(Math.max(0, step - from)), steps: number(steps) }))
  }
  const stage = lanes[0]?.stage?.name
  if (now?.part === 'lesson' && step > from && stage)
    facts.push(say(stage === 'head' ? 'frozen' : 'fineTune'))
  if (queue.length > 0) facts.push(say('toCome', { count: queue.length }))
  const trained = !now && phase === 'idle' && step > 0
  const shown = playing && phase !== 'failed' ? 'running' : phase
  return (
    <StatusFacts phase={shown} {...(trained ? { words: sayPanel('phase-trained') } : {})} facts={facts}>
      {backend && <span title={backend.device}>{backendNames[backend.backend]}</span>}
    </StatusFacts>
  )
}
