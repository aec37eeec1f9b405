import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../i18n/language.tsx'
import { useNoticeText } from '../i18n/notices.ts'
import { panelWords } from '../i18n/words/panels.ts'
import type { Notice } from '../protocol/notice.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { type FigureContent, FigureFrame } from './FigureFrame.tsx'
import { LabLink } from './LabLink.tsx'
import { whileOnScreen } from './on-screen.ts'
import { StatusLine } from './StatusLine.tsx'
import { TrainBar } from './TrainBar.tsx'

interface RunFigureProps extends FigureContent {
  /** `undefined` until the page has started it; the figure then stands with its buttons waiting. */
  readonly run: Run | undefined
  /** Beside the training buttons. */
  readonly extraControls?: ReactNode
  /** The trained file that the figure can be brought back to. */
  readonly wayBack?: WayBack
  /** Data that the figure shows besides; says so when it cannot be had. */
  readonly data?: { readonly failure?: Notice; retry(): void }
  /** For a figure that does something else with its run than train it: instead of the training buttons, status and keys. */
  readonly own?: {
    readonly controls: ReactNode
    readonly status: ReactNode
    readonly keys: Readonly<Record<string, () => void>>
  }
}

interface WayBack {
  readonly spec: RunSpec
  readonly start: StartFrom
  /** Default: *Back to the trained network*. */
  readonly text?: string
}

/** A figure around a run: *Train*, *Step*, *Reset*, speed, status, and what went wrong. */
export function RunFigure({ run, extraControls, wayBack, data, own, ...figure }: RunFigureProps) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => (run && frame.current ? whileOnScreen(frame.current, run.look) : undefined), [run])
  return (
    <FigureFrame
      {...figure}
      frame={frame}
      keys={own ? own.keys : run ? { ' ': () => toggle(run), s: run.step, r: run.reset } : {}}
      controls={
        <>
          {own?.controls ?? (run ? <Controls run={run} /> : <TrainBar {...waiting} disabled />)}
          {extraControls}
          {wayBack && <BackToTrained run={run} {...wayBack} />}
          <LabLink run={run} spec={wayBack?.spec} />
        </>
      }
      status={own ? own.status : run ? <Status run={run} /> : <StatusLine {...waiting} />}
      notes={
        <>
          {data?.failure && <DataNote notice={data.failure} onRetry={data.retry} />}
          {run && <Notes run={run} />}
        </>
      }
    />
  )
}

const nothing = () => {}
const waiting = {
  phase: 'preparing',
  data: 'digits',
  stepsPerSecond: 0,
  onTrain: nothing,
  onPause: nothing,
  onStep: nothing,
  onReset: nothing,
  onSpeed: nothing,
  trained: false,
  step: 0,
  epoch: 0,
  trainingImages: 0,
  batchSize: 1,
  imagesPerSecond: 0,
} as const

function toggle(run: Run): void {
  if (run.store.getState().phase === 'running') run.pause()
  else run.train()
}

/** Waits with the figure, so that nothing moves when the run is there. */
function BackToTrained({ run, spec, start, text }: WayBack & Pick<RunFigureProps, 'run'>) {
  const say = useWords(panelWords)
  return (
    <Button disabled={!run} onClick={() => run?.restart(spec, start)}>
      {text ?? say(spec.lanes.length > 1 ? 'loadTrainedAll' : 'loadTrained')}
    </Button>
  )
}

function Controls({ run }: { run: Run }) {
  const phase = useStore(run.store, (state) => state.phase)
  const stepsPerSecond = useStore(run.store, (state) => state.stepsPerSecond)
  return (
    <TrainBar
      phase={phase}
      stepsPerSecond={stepsPerSecond}
      onTrain={run.train}
      onPause={run.pause}
      onStep={run.step}
      onReset={run.reset}
      onSpeed={run.setSpeed}
    />
  )
}

function Status({ run }: { run: Run }) {
  const state = useStore(run.store)
  return (
    <StatusLine
      phase={state.phase}
      data={state.spec.data}
      trained={state.phase === 'idle' && state.step > 0}
      step={state.step}
      epoch={state.epoch}
      trainingImages={state.trainingImages}
      batchSize={state.spec.batchSize}
      imagesPerSecond={state.imagesPerSecond}
      backend={state.backend}
    />
  )
}

function DataNote({ notice, onRetry }: { notice: Notice; onRetry: () => void }) {
  const say = useWords(panelWords)
  const text = useNoticeText()
  return (
    <Note kind="problem" action={{ text: say('retry'), onPress: onRetry }}>
      {text(notice)}
    </Note>
  )
}

/** The newest notice, with the way on where there is one. */
function Notes({ run }: { run: Run }) {
  const say = useWords(panelWords)
  const text = useNoticeText()
  const ofRun = useStore(run.store, (state) => state.notices)
  // Another backend than the one that was asked for is told before anything else.
  const ofBackend = useStore(run.store, (state) => state.backend?.notice)
  const notices = ofBackend ? [ofBackend, ...ofRun] : ofRun
  const failed = useStore(run.store, (state) => state.phase === 'failed')
  const [dismissed, setDismissed] = useState(0)
  const newest = notices[notices.length - 1]
  if (!newest || (!failed && notices.length <= dismissed)) return null
  return (
    <Note
      kind={failed ? 'problem' : 'info'}
      {...(failed
        ? { action: { text: say('resume'), onPress: run.recover } }
        : { dismiss: { label: say('dismiss'), onPress: () => setDismissed(notices.length) } })}
    >
      {text(newest)}
    </Note>
  )
}
