import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { latentWords } from '../../i18n/words/latent.ts'
import { derive } from '../../panels/cell.ts'
import { Lane, Lanes } from '../../panels/lanes/Lanes.tsx'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { measuresCell } from '../../panels/latent/measures.ts'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import { standardPlane } from '../../panels/latent/plane.ts'
import styles from '../../panels/latent/Stage.module.css'
import { createLatentState, type LatentState } from '../../panels/latent/state.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { StartFrom } from '../../protocol/run.ts'
import { useRun } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { chapterWords } from './words.ts'

const trained: StartFrom = { kind: 'trained', name: 'plane+vae-plane' }
const spec = {
  ...trainedRuns['vae-plane'],
  lanes: [...trainedRuns.plane.lanes, ...trainedRuns['vae-plane'].lanes],
}
const layers = { map: true, points: false } as const
const fields = latentFields(layers)
/** Both planes in standard deviations of their codes, a little more than is measured. */
const viewport = { x: 0, y: 0, span: 4.4 }
const path = [
  { x: -1.2, y: 0.6 },
  { x: 1.2, y: -0.6 },
]

/** Understand: the same place is lost in one plane and known in the other, and the difference can be measured. */
export default function Beside({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayLatent = useWords(latentWords)
  const run = useRun(spec, trained)
  const [state] = useState(() =>
    createLatentState({ layers, viewport, corners: path, cursor: { x: 0.4, y: 0.2 } }),
  )
  useEffect(() => {
    const name = (axis: string) => sayLatent('inDeviations', { axis })
    state.axes.set([name('z₁'), name('z₂')])
  }, [state, sayLatent])
  return (
    <RunFigure
      run={run}
      number={number}
      title={say('besideTitle')}
      question={say('besideQuestion')}
      caption={say('besideCaption')}
      tryIt={say('besideTry')}
      wayBack={{ spec, start: trained }}
    >
      <LatentAddress id={`${id}-plane`} fields={fields} state={state} />
      <Lanes>
        <PlaneLane run={run} lane={0} name={say('autoencoder')} state={state} />
        <PlaneLane run={run} lane={1} name={say('variational')} state={state} />
      </Lanes>
      <LatentControls state={state} layers={['tiles', 'points', 'map']} path />
    </RunFigure>
  )
}

interface LaneProps {
  readonly run: Run | undefined
  readonly lane: number
  readonly name: string
  readonly state: LatentState
}

function PlaneLane({ run, lane, name, state }: LaneProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { model, measures } = useMemo(() => {
    const measures = measuresCell(run, lane)
    const plane = derive([measures], (known) => known && standardPlane(known.mean, known.deviation))
    return { model: latentModel(run, lane, state, plane, surveyCell(run, lane)), measures }
  }, [run, lane, state])
  const share = useCell(measures)?.comeBack ?? Number.NaN
  return (
    <Lane name={name}>
      <LatentCanvas label={say('planeOf', { name })} model={model} state={state} />
      <div className={styles.below}>
        <Picture source={model.decoded} label={say('decodedBy', { name })} />
        <p className={styles.share} data-share={lane}>
          {say('share', { share: number(share, { percent: true, decimals: 0 }) })}
        </p>
      </div>
      <FilmStrip strip={model.strip} label={say('strip')} />
    </Lane>
  )
}
