import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { type DbnSettings, dbnFields } from '../../models/dbn/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { createCell } from '../../panels/cell.ts'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { StageChart } from '../../panels/stages/StageChart.tsx'
import { StageTimeline } from '../../panels/stages/StageTimeline.tsx'
import { useStageStarts } from '../../panels/stages/use-stages.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Button } from '../../ui/Button.tsx'
import type { PlaceProps } from '../chapter.ts'
import { Dreams } from './Dreams.tsx'
import { grown } from './grow.ts'
import { LayerFilters } from './LayerFilters.tsx'
import styles from './Stack.module.css'
import { Stack } from './Stack.tsx'
import { chapterWords } from './words.ts'

const name = 'stack'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const first = base.lanes[0]!.settings as unknown as DbnSettings
export const maxMachines = 4
const fields = {
  widths: { ...dbnFields.widths, default: first.widths, min: 4, max: 512, maxLayers: maxMachines },
  next: {
    ...dbnFields.widths,
    kind: 'number',
    default: 32,
    step: 1,
    integer: true,
    unit: 'count',
    min: 4,
    max: 512,
  },
  layer: {
    kind: 'number',
    default: 1,
    min: 1,
    max: maxMachines,
    step: 1,
    integer: true,
    unit: 'none',
    live: true,
  },
  pretrainRate: dbnFields.pretrainRate,
  cdSteps: dbnFields.cdSteps,
  momentum: dbnFields.momentum,
  weightDecay: dbnFields.weightDecay,
  seed: runFields.seed,
} as const satisfies Fields
const { widths: _stack, next: _next, layer: _layer, ...formFields } = fields

type Settings = SettingsOf<typeof fields>

function specOf({ widths, pretrainRate, cdSteps, momentum, weightDecay, seed }: Settings): RunSpec {
  const changes = { widths, pretrainRate, cdSteps, momentum, weightDecay, autoStages: false }
  return { ...base, seed, lanes: [lane('dbn', { ...first, ...changes })] }
}

const indices = Array.from({ length: 8 }, (_, i) => i)

/** Understand: each machine learns what the one below tells it; stacked, they see strokes, then digits, and the top one dreams. */
export default function StackBuilder({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const restart = (widths: readonly number[], start: StartFrom) => {
    const changed = { ...settings, widths, layer: widths.length }
    run?.restart(specOf(changed), start)
    change({ widths, layer: widths.length })
  }
  const add = async () => {
    if (!run) return
    run.pause()
    const { widths, next } = settings
    try {
      restart([...widths, next], grown(await run.checkpoint(), widths.length))
    } catch {
      // The worker died or the run diverged: the figure says so.
    }
  }
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('stackTitle')}
      question={say('stackQuestion')}
      caption={say('stackCaption')}
      tryIt={say('stackTry')}
      extraControls={
        <>
          <Button disabled={!run} onClick={() => restart(settings.widths.slice(0, 1), { kind: 'scratch' })}>
            {say('emptyStack')}
          </Button>
          <Button disabled={!run} onClick={() => restart(first.widths, trained)}>
            {sayPanel('loadTrained')}
          </Button>
        </>
      }
    >
      <Built
        run={run}
        settings={settings}
        images={digits.value?.images}
        onAdd={() => void add()}
        onChange={change}
      />
      <SettingsForm
        fields={formFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

interface BuiltProps {
  readonly run: Run | undefined
  readonly settings: Settings
  readonly images: Matrix | undefined
  readonly onAdd: () => void
  readonly onChange: (changes: Partial<Settings>) => void
}

function Built({ run, settings, images, onAdd, onChange }: BuiltProps) {
  const say = useWords(chapterWords)
  const { widths } = settings
  const starts = useStageStarts(run, 0)
  const strips = useMemo(() => {
    const input = createCell(images && ([images] as [Matrix]))
    return [
      { name: say('originals'), source: createCell(images) },
      { name: say('throughStack'), source: viewCell(run, 0, 'reconstruct', input) },
    ]
  }, [run, images, say])
  const sizes = [784, ...widths]
  const names = [
    ...widths.map((_, i) => say('machine', { number: i + 1, below: sizes[i]!, units: sizes[i + 1]! })),
    say('joined'),
  ]
  const shorts = useMemo(
    () => [...widths.map((_, i) => say('machineShort', { number: i + 1 })), say('joinedShort')],
    [widths, say],
  )
  return (
    <>
      <StageTimeline run={run} lane={0} names={names} starts={starts} share={first.stageSteps} />
      <div className={styles.built}>
        <Stack
          run={run}
          widths={widths}
          next={settings.next}
          maxMachines={maxMachines}
          onNext={(next) => onChange({ next })}
          onAdd={onAdd}
        />
        <StageChart run={run} title={say('stackChart')} names={shorts} starts={starts} />
      </div>
      <Strips rows={strips} columns={indices.length} />
      <div className={styles.inside}>
        <LayerFilters
          run={run}
          widths={widths}
          layer={Math.min(settings.layer, widths.length)}
          onLayer={(layer) => onChange({ layer })}
        />
        <Dreams key={widths.join()} run={run} />
      </div>
    </>
  )
}
