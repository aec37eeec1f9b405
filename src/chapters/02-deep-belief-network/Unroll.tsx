import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { type DbnSettings, dbnFields, dbnSpec } from '../../models/dbn/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { StagedRivals } from '../StagedRivals.tsx'
import { chapterWords } from './words.ts'

const name = 'unrolled'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const first = base.lanes[0]!.settings as unknown as DbnSettings
const fields = {
  autoStages: dbnFields.autoStages,
  stageSteps: { ...dbnFields.stageSteps, default: first.stageSteps, min: 20, max: 2000 },
  learningRate: { ...dbnFields.learningRate, default: first.learningRate },
  pretrainRate: dbnFields.pretrainRate,
  widths: { ...dbnFields.widths, default: first.widths, min: 4, max: 256, maxLayers: 4 },
  seed: runFields.seed,
} as const satisfies Fields

function specOf({ seed, ...changes }: SettingsOf<typeof fields>): RunSpec {
  const lanes = base.lanes.map(({ settings }) => lane('dbn', { ...settings, ...changes }))
  return { ...base, seed, lanes }
}

const indices = Array.from({ length: 8 }, (_, i) => i)
const inputSize = 784

/** Understand: turned over, the machines' weights are a decoder; from there an autoencoder needs a polish only, from random weights a miracle. */
export default function Unroll({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const names = useMemo(() => [say('pretrained'), say('random')] as const, [say])
  const stages = useMemo(() => {
    const sizes = [inputSize, ...settings.widths]
    return [
      ...settings.widths.map((units, i) => ({
        name: say('machine', { number: i + 1, below: sizes[i]!, units }),
        short: say('machineShort', { number: i + 1 }),
      })),
      { name: say('unrolledStage'), short: say('unrolledShort') },
    ]
  }, [say, settings.widths])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('unrollTitle')}
      question={say('unrollQuestion')}
      caption={say('unrollCaption')}
      tryIt={say('unrollTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <StagedRivals
        run={run}
        widths={dbnSpec.widths({ ...first, widths: settings.widths }, inputSize)}
        stages={stages}
        share={settings.stageSteps}
        names={names}
        chartTitle={say('unrollChart')}
        decoder="at-last"
        images={digits.value?.images}
      />
      <SettingsForm
        fields={fields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}
