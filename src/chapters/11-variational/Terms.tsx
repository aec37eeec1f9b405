import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Fields } from '../../models/field.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import { Lane, Lanes } from '../../panels/lanes/Lanes.tsx'
import { twoUnits } from '../../panels/latent/basis.ts'
import { ellipseDigits, ellipsesCell } from '../../panels/latent/ellipses.ts'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { measuresCell } from '../../panels/latent/measures.ts'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import styles from '../../panels/latent/Stage.module.css'
import { besideState, createLatentState, type LatentState } from '../../panels/latent/state.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Pictures } from '../../protocol/worker-api.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { termNames, termsSpec, termsTrained } from './runs.ts'
import { chapterWords } from './words.ts'

const fields = {
  beta: { kind: 'number', default: 1, min: 0, max: 10, step: 0.1, unit: 'none', live: true },
} as const satisfies Fields
const layers = { tiles: false } as const
const planeFields = latentFields(layers)
/** The planes of the KL term, with their circle of radius 1 in the middle; without it codes go where they like. */
const viewport = { x: 0, y: 0, span: 8 }
const wholeSpace = createCell(twoUnits)

/** Understand: one term crowds the codes, the other scatters them, and only together do they make a map. */
export default function Terms({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const format = useNumbers()
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => termsSpec(settings.beta), [settings.beta])
  const run = useFollowedRun(wanted, termsTrained)
  const [states] = useState(() => {
    const first = createLatentState({ layers, viewport, cursor: { x: 2, y: 2 } })
    return termNames.map((name, i) =>
      i === 0 ? first : besideState(first, name === 'reconstruction' ? undefined : viewport),
    )
  })
  const pictures = usePictures('digits', 'validation', ellipseDigits).value
  const [regions] = useState(() => createCell<Pictures | undefined>(undefined))
  useEffect(() => regions.set(pictures), [regions, pictures])
  return (
    <RunFigure
      run={run}
      number={number}
      title={say('termsTitle')}
      question={say('termsQuestion')}
      caption={say('termsCaption')}
      tryIt={say('termsTry')}
      wayBack={{ spec: wanted, start: termsTrained }}
    >
      {states.map((state, lane) => (
        <LatentAddress
          key={termNames[lane]}
          id={`${id}-${termNames[lane]}`}
          fields={planeFields}
          state={state}
        />
      ))}
      <Lanes across={3}>
        {termNames.map((name, lane) => (
          <PlaneLane
            key={name}
            run={run}
            lane={lane}
            name={say(`term-${name}`)}
            state={states[lane]!}
            regions={regions}
          />
        ))}
      </Lanes>
      <Slider
        label={say('beta')}
        value={settings.beta}
        min={0}
        max={10}
        step={0.1}
        text={format(settings.beta, { decimals: 1 })}
        colour="var(--code)"
        hint={say('betaHint')}
        onChange={(beta) => change({ beta })}
      />
      <LatentControls state={states[0]!} also={states.slice(1)} layers={['tiles', 'points', 'ellipses']} />
    </RunFigure>
  )
}

interface LaneProps {
  readonly run: Run | undefined
  readonly lane: number
  readonly name: string
  readonly state: LatentState
  readonly regions: Cell<Pictures | undefined>
}

function PlaneLane({ run, lane, name, state, regions }: LaneProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { model, measures, ellipses } = useMemo(
    () => ({
      ellipses: ellipsesCell(run, lane, wholeSpace, regions),
      model: latentModel(run, lane, state, wholeSpace, surveyCell(run, lane)),
      measures: measuresCell(run, lane),
    }),
    [run, lane, state, regions],
  )
  const known = useCell(measures)
  const spread = known && known.deviation.reduce((sum, value) => sum + value, 0) / known.deviation.length
  return (
    <Lane name={name}>
      <LatentCanvas label={say('planeOf', { name })} model={model} state={state} ellipses={ellipses} />
      <div className={styles.below}>
        <Picture source={model.decoded} label={say('decodedBy', { name })} />
        <dl className={styles.numbers}>
          <dt>{say('spread')}</dt>
          <dd data-measure={`spread-${lane}`}>{number(spread ?? Number.NaN, { decimals: 2 })}</dd>
          <dt>{say('neighbours')}</dt>
          <dd data-measure={`neighbours-${lane}`}>
            {number(known?.neighbours ?? Number.NaN, { percent: true, decimals: 0 })}
          </dd>
          <dt>{say('active')}</dt>
          <dd data-measure={`active-${lane}`}>{number(known?.activeUnits ?? Number.NaN)}</dd>
        </dl>
      </div>
    </Lane>
  )
}
