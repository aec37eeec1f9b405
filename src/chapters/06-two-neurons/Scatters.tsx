import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { autoencoderFields } from '../../models/autoencoder/spec.ts'
import { choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { createCell } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { Lanes } from '../../panels/lanes/Lanes.tsx'
import { twoUnits } from '../../panels/latent/basis.ts'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import { createLatentState } from '../../panels/latent/state.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Select } from '../../ui/Select.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { createPicked, linkPlanes } from './link-planes.ts'
import { networkNames, networks, networkText } from './networks.ts'
import { PickedAddress, pickedFields } from './PickedAddress.tsx'
import { PickedDigit } from './PickedDigit.tsx'
import { PlaneLane } from './PlaneLane.tsx'
import styles from './Scatters.module.css'
import { ScattersChart } from './ScattersChart.tsx'
import { chapterWords } from './words.ts'

const name = 'two-neurons'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const fields = {
  network: choice(networkNames, 'slide', { live: false }),
  learningRate: {
    ...autoencoderFields.learningRate,
    default: base.lanes[1]!.settings.learningRate as number,
    max: 0.1,
  },
  ...runFields,
} as const satisfies Fields
const { network: _, ...formFields } = fields

function specOf({ network, learningRate, batchSize, seed }: SettingsOf<typeof fields>): RunSpec {
  const [pca, autoencoder] = base.lanes
  const settings = { ...autoencoder!.settings, widths: networks[network], learningRate }
  return { ...base, batchSize, seed, lanes: [pca!, { ...autoencoder!, settings }] }
}

const layers = { tiles: false } as const
const planeFields = latentFields(layers)
const wholeSpace = createCell(twoUnits)
const choices = Array.from({ length: 120 }, (_, i) => i)
/** A digit to begin with: a clear one. */
const first = 0
const digitFields = pickedFields(first, 2000)

/** Understand: both keep two numbers; the straight ones of PCA heap the classes up, the bent ones of the network part them. */
export default function Scatters({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', choices)
  const pictures = digits.value
  const [picked] = useState(() => createPicked(first))
  const [states] = useState(() => {
    const pca = createLatentState({ layers, axes: ['p₁', 'p₂'] })
    // What is shown is shown in both.
    return [pca, { ...createLatentState({ layers }), layers: pca.layers, hidden: pca.hidden }] as const
  })
  const models = useMemo(
    () => states.map((state, i) => latentModel(run, i, state, wholeSpace, surveyCell(run, i))),
    [run, states],
  )
  useEffect(
    () =>
      linkPlanes(
        models.map(({ points }, i) => ({ points, state: states[i]! })),
        picked,
      ),
    [models, states, picked],
  )
  const names = [say('pca'), say('autoencoder', { network: networkText(settings.network) })] as const
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('scattersTitle')}
      question={say('scattersQuestion')}
      caption={say('scattersCaption')}
      tryIt={say('scattersTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      {/* Before the cursors, which a digit that is picked takes along. */}
      <PickedAddress id={`${id}-digit`} fields={digitFields} picked={picked} />
      <LatentAddress id={`${id}-pca`} fields={planeFields} state={states[0]} />
      <LatentAddress id={`${id}-net`} fields={planeFields} state={states[1]} />
      <Lanes>
        {states.map((state, i) => (
          <PlaneLane
            key={names[i]}
            run={run}
            lane={i}
            name={names[i]!}
            model={models[i]!}
            state={state}
            digit={picked.digit}
          />
        ))}
      </Lanes>
      <div className={styles.below}>
        <PickedDigit picked={picked} />
        <DigitPicker
          label={say('pickDigit')}
          pictures={pictures}
          picked={undefined}
          onPick={(row) => picked.digit.set(row)}
        />
      </div>
      <LatentControls state={states[0]} also={[states[1]]} layers={['points', 'tiles']} />
      <ScattersChart run={run} />
      <Select
        label={say('network')}
        value={settings.network}
        options={networkNames.map((value) => ({
          value,
          text: say(`network-${value}`, { widths: networkText(value) }),
        }))}
        onChange={(network) => change({ network })}
      />
      <SettingsForm
        fields={formFields}
        settings={settings}
        onChange={(field, value) => change({ [field]: value })}
      />
    </RunFigure>
  )
}
