import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { choice } from '../../models/field.ts'
import { createCell } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { twoUnits, unitBasis } from '../../panels/latent/basis.ts'
import { startPath } from '../../panels/latent/class-places.ts'
import { ellipseDigits, ellipsesCell } from '../../panels/latent/ellipses.ts'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import { PlaneForm } from '../../panels/latent/PlaneForm.tsx'
import { axesOf, basisCell, type PlaneChoice, planeCell } from '../../panels/latent/plane-choice.ts'
import styles from '../../panels/latent/Stage.module.css'
import { showCode } from '../../panels/latent/show-code.ts'
import { createLatentState } from '../../panels/latent/state.ts'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import type { Pictures } from '../../protocol/worker-api.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures } from '../../training/hooks.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { planeChoiceOf, planeFields, planeSettings } from '../plane-fields.ts'
import { useTrainedRun, wayBackTo } from '../use-trained-run.ts'
import { chapterWords } from './words.ts'

const networks = ['two', 'eight'] as const
const fileOf = { two: 'vae-plane', eight: 'vae-eight' } as const
const units = 8
const fields = { network: choice(networks, 'two', { live: true }), ...planeFields(units) } as const
const canvasFields = latentFields()
const choices = Array.from({ length: 60 }, (_, i) => i)

/** Understand: a plane without holes, in which every place means a digit and every way a change. */
export default function Canvas({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const { network } = settings
  const file = fileOf[network]
  const run = useTrainedRun(file)
  const pictures = usePictures('digits', 'validation', choices).value
  const [states] = useState(() => ({ two: createLatentState(), eight: createLatentState() }))
  const state = states[network]
  const [inputs] = useState(() => ({
    choice: createCell<PlaneChoice>(planeChoiceOf(settings, units)),
    regions: createCell<Pictures | undefined>(undefined),
  }))
  const shown = usePictures('digits', 'validation', ellipseDigits).value
  useEffect(() => inputs.regions.set(shown), [inputs, shown])
  const { model, basis, ellipses } = useMemo(() => {
    const survey = surveyCell(run, 0)
    const basis = basisCell(inputs.choice, units, survey)
    const plane = network === 'two' ? createCell(twoUnits) : planeCell(inputs.choice, basis)
    return {
      basis,
      model: latentModel(run, 0, state, plane, survey),
      ellipses: ellipsesCell(run, 0, plane, inputs.regions),
    }
  }, [run, state, inputs, network])
  useEffect(() => {
    const chosen = planeChoiceOf(settings, units)
    inputs.choice.set(chosen)
    state.axes.set(network === 'two' ? ['z₁', 'z₂'] : axesOf(chosen))
  }, [settings, network, inputs, state])
  useEffect(() => startPath(model.points, state, [7, 1]), [model, state])
  const choose = (changes: Partial<PlaneChoice>) =>
    change(planeSettings({ ...planeChoiceOf(settings, units), ...changes }))
  const place = async (row: number) => {
    const [along, chosen] = [network === 'two' ? unitBasis(2) : basis.get(), planeChoiceOf(settings, units)]
    if (!run || !pictures || !along) return
    const code = await run.ask(0, 'encode', [takeRows(pictures.images, [row])])
    const rest = showCode(code, along, network === 'two' ? { first: 0, second: 1 } : chosen, state)
    if (network === 'eight') choose({ rest })
  }

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('canvasTitle')}
      question={say('canvasQuestion')}
      caption={say('canvasCaption')}
      tryIt={say('canvasTry')}
      wayBack={wayBackTo(file)}
    >
      <LatentAddress key={network} id={`${id}-${network}`} fields={canvasFields} state={state} />
      <Choice
        label={say('network')}
        value={network}
        options={networks.map((value) => ({ value, text: say(`network-${value}`) }))}
        onChange={(chosen) => change({ network: chosen })}
      />
      <div className={styles.single}>
        <LatentCanvas
          label={say(network === 'two' ? 'plane' : 'planeCut')}
          model={model}
          state={state}
          ellipses={ellipses}
        />
        <div className={styles.side}>
          <div className={`${styles.part} decoder`} data-part="decoder">
            <span className={styles.name}>{say('decodedHere')}</span>
            <Picture source={model.decoded} label={say('decodedHere')} />
          </div>
        </div>
      </div>
      <FilmStrip strip={model.strip} label={say('strip')} />
      <LatentControls state={state} layers={['tiles', 'points', 'map', 'ellipses']} path />
      {network === 'eight' && (
        <PlaneForm choice={planeChoiceOf(settings, units)} size={units} onChange={choose} />
      )}
      <DigitPicker label={say('placeDigit')} pictures={pictures} picked={undefined} onPick={place} />
    </RunFigure>
  )
}
