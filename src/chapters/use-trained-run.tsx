import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { StartFrom } from '../protocol/run.ts'
import { useSharedRun } from '../training/hooks.ts'
import type { Run } from '../training/run.ts'
import { Button } from '../ui/Button.tsx'
import { type TrainedRunName, trainedRuns } from './trained-runs.ts'

const trained = (name: TrainedRunName): StartFrom => ({ kind: 'trained', name })

/** The run of a trained file; figures of a page that name the same have it in common. */
export function useTrainedRun(name: TrainedRunName): Run | undefined {
  return useSharedRun(name, trainedRuns[name], trained(name))
}

/** The way back to the trained file; waits with the figure, so that nothing moves when the run is there. */
export function LoadTrained({ run, name }: { readonly run: Run | undefined; readonly name: TrainedRunName }) {
  const say = useWords(panelWords)
  return (
    <Button disabled={!run} onClick={() => run?.restart(trainedRuns[name], trained(name))}>
      {say('loadTrained')}
    </Button>
  )
}
