import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import type { Fields, SettingsOf } from '../../models/field.ts'
import {
  type LayerByLayerSettings,
  layerByLayerFields,
  layerByLayerSpec,
} from '../../models/layer-by-layer/spec.ts'
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

const name = 'layer-by-layer'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const first = base.lanes[0]!.settings as unknown as LayerByLayerSettings
const fields = {
  autoStages: layerByLayerFields.autoStages,
  stageSteps: { ...layerByLayerFields.stageSteps, default: first.stageSteps, min: 20, max: 2000 },
  learningRate: { ...layerByLayerFields.learningRate, default: first.learningRate },
  activation: { ...layerByLayerFields.activation, default: first.activation },
  tied: { ...layerByLayerFields.tied, default: first.tied },
  seed: runFields.seed,
} as const satisfies Fields

function specOf({ seed, autoStages, stageSteps, ...shared }: SettingsOf<typeof fields>): RunSpec {
  const lanesShare = { widths: first.widths, codeActivation: shared.activation, ...shared }
  return {
    ...base,
    seed,
    lanes: [
      lane('layer-by-layer', { ...lanesShare, autoStages, stageSteps }),
      lane('autoencoder', lanesShare),
    ],
  }
}

const indices = Array.from({ length: 8 }, (_, i) => i)
const inputSize = 784

/** Understand: a deep network can be built one trained layer upon another, each held still while the next learns; then a last polish of all. */
export default function Layers({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const names = useMemo(() => [say('layerwise'), say('atOnce')] as const, [say])
  const stages = useMemo(
    () => [
      ...first.widths.map((units, i) => ({
        name: say(i === 0 ? 'trainFirst' : 'trainNext', { units }),
        short: say('layerShort', { number: i + 1, units }),
      })),
      { name: say('fineTune'), short: say('fineTuneShort') },
    ],
    [say],
  )
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('layersTitle')}
      question={say('layersQuestion')}
      caption={say('layersCaption')}
      tryIt={say('layersTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <StagedRivals
        run={run}
        widths={layerByLayerSpec.widths(first, inputSize)}
        stages={stages}
        share={settings.stageSteps}
        names={names}
        chartTitle={say('lossChart')}
        decoder="with-encoder"
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
