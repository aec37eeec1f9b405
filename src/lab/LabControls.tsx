import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { backendNames, StatusFacts, StatusLine, useBatchesText } from '../panels/StatusLine.tsx'
import { TrainBar } from '../panels/TrainBar.tsx'
import type { RunPhase } from '../protocol/run.ts'
import type { Run, RunState } from '../training/run.ts'
import { type LabRuns, ofLane } from './runs.ts'
import { useRunStates } from './use-run-states.ts'

/** What several runs do together: training if any does, done when all are. */
export function phaseOf(states: readonly Pick<RunState, 'phase'>[]): RunPhase {
  const phases = states.map(({ phase }) => phase)
  for (const phase of ['failed', 'running', 'preparing'] as const) if (phases.includes(phase)) return phase
  if (phases.length === 0) return 'preparing'
  const [first] = phases
  return phases.every((phase) => phase === first) ? first! : 'paused'
}

interface LabControlsProps {
  readonly runs: readonly Run[]
  /** Called before anything is trained: what is seen then is the present. */
  readonly onAct: () => void
}

/** What buttons and keys do with all lanes at once. */
function actsOn({ runs, onAct }: LabControlsProps) {
  const act = (work: (run: Run) => void, of: () => readonly Run[]) => () => {
    onAct()
    for (const run of of()) work(run)
  }
  const all = () => runs
  /** Lanes of a race that are done wait for the others; when all are, all go on. */
  const next = () => {
    const under = runs.filter(({ store }) => store.getState().phase !== 'done')
    return under.length > 0 ? under : runs
  }
  return {
    train: act((run) => run.train(), next),
    step: act((run) => run.step(), all),
    reset: act((run) => run.reset(), all),
    pause() {
      for (const run of runs) run.pause()
    },
  }
}

/** Space, S and R, for all lanes at once. */
export function labKeys(props: LabControlsProps): Readonly<Record<string, () => void>> {
  const { runs } = props
  if (runs.length === 0) return {}
  const { train, pause, step, reset } = actsOn(props)
  return {
    ' ': () => (phaseOf(runs.map(({ store }) => store.getState())) === 'running' ? pause() : train()),
    s: step,
    r: reset,
  }
}

/** The training buttons of all lanes. */
export function LabControls(props: LabControlsProps) {
  const { runs } = props
  const states = useRunStates(runs)
  const { train, pause, step, reset } = actsOn(props)
  return (
    <TrainBar
      disabled={runs.length === 0}
      phase={phaseOf(states)}
      stepsPerSecond={states[0]?.stepsPerSecond ?? 0}
      onTrain={train}
      onPause={pause}
      onStep={step}
      onReset={reset}
      onSpeed={(speed) => runs.forEach((run) => void run.setSpeed(speed))}
    />
  )
}

/** One line of what happens; in a race the steps of every lane. */
export function LabStatus({ lab, names }: { readonly lab: LabRuns; readonly names: readonly string[] }) {
  const say = useWords(panelWords)
  const number = useNumbers()
  const batchesText = useBatchesText()
  const states = useRunStates(lab.runs)
  const [first] = states
  if (!first) return <StatusFacts phase="preparing" facts={[]} />
  if (states.length === 1) {
    return (
      <StatusLine
        phase={first.phase}
        data={first.spec.data}
        trained={first.phase === 'idle' && first.step > 0}
        step={first.step}
        epoch={first.epoch}
        trainingImages={first.trainingImages}
        batchSize={first.spec.batchSize}
        imagesPerSecond={first.imagesPerSecond}
        backend={first.backend}
      />
    )
  }
  const lanes = lab.lanes.map((_, i) => {
    const { step, epoch } = ofLane(states, i)!
    const steps = say('stepCount', { step: number(step) })
    return step === 0
      ? `${names[i]}: ${steps}`
      : `${names[i]}: ${steps}, ${say('epoch', { epoch: number(epoch, { decimals: 1 }) })}`
  })
  const facts = first.trainingImages > 0 ? [...lanes, batchesText(first.spec, first.trainingImages)] : lanes
  const backends = states.flatMap(({ backend }) => (backend ? backendNames[backend.backend] : []))
  return (
    <StatusFacts phase={phaseOf(states)} facts={facts}>
      {backends.length > 0 && <span>{[...new Set(backends)].join(', ')}</span>}
    </StatusFacts>
  )
}
