import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { StatusFacts, StatusLine } from '../panels/StatusLine.tsx'
import { TrainBar } from '../panels/TrainBar.tsx'
import type { RunPhase } from '../protocol/run.ts'
import type { Run, RunState } from '../training/run.ts'
import type { LabRuns } from './runs.ts'
import { useRunStates } from './use-run-states.ts'

/** What several runs do together: training if any does, done when all are. */
export function phaseOf(states: readonly Pick<RunState, 'phase'>[]): RunPhase {
  const phases = states.map(({ phase }) => phase)
  for (const phase of ['failed', 'running', 'preparing'] as const) if (phases.includes(phase)) return phase
  if (phases.length === 0) return 'preparing'
  const [first] = phases
  return phases.every((phase) => phase === first) ? first! : 'paused'
}

const train = (runs: readonly Run[]) => {
  for (const run of runs) run.train()
}
const pause = (runs: readonly Run[]) => {
  for (const run of runs) run.pause()
}

/** Space, S and R, for all lanes at once. */
export function labKeys(runs: readonly Run[]): Readonly<Record<string, () => void>> {
  if (runs.length === 0) return {}
  return {
    ' ': () => (phaseOf(runs.map(({ store }) => store.getState())) === 'running' ? pause(runs) : train(runs)),
    s: () => runs.forEach((run) => void run.step()),
    r: () => runs.forEach((run) => void run.reset()),
  }
}

/** The training buttons of all lanes. */
export function LabControls({ runs }: { readonly runs: readonly Run[] }) {
  const states = useRunStates(runs)
  return (
    <TrainBar
      disabled={runs.length === 0}
      phase={phaseOf(states)}
      stepsPerSecond={states[0]?.stepsPerSecond ?? 0}
      onTrain={() => train(runs)}
      onPause={() => pause(runs)}
      onStep={() => runs.forEach((run) => void run.step())}
      onReset={() => runs.forEach((run) => void run.reset())}
      onSpeed={(speed) => runs.forEach((run) => void run.setSpeed(speed))}
    />
  )
}

/** One line of what happens; in a race the steps of every lane. */
export function LabStatus({ lab, names }: { readonly lab: LabRuns; readonly names: readonly string[] }) {
  const say = useWords(panelWords)
  const number = useNumbers()
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
  const facts = lab.lanes.map(
    ({ run }, i) => `${names[i]}: ${say('stepCount', { step: number(run.store.getState().step) })}`,
  )
  return (
    <StatusFacts phase={phaseOf(states)} facts={facts}>
      {first.backend && <span>{first.backend.backend.toUpperCase().replace('WEBGL', 'WebGL')}</span>}
    </StatusFacts>
  )
}
