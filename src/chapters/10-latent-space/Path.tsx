import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { createCell } from '../../panels/cell.ts'
import { midstOf } from '../../panels/latent/class-places.ts'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { measuresCell } from '../../panels/latent/measures.ts'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import { between } from '../../panels/latent/path.ts'
import { axisPlane } from '../../panels/latent/plane.ts'
import styles from '../../panels/latent/Stage.module.css'
import { createLatentState } from '../../panels/latent/state.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { StartFrom } from '../../protocol/run.ts'
import { useRun } from '../../training/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { trainedRuns } from '../trained-runs.ts'
import { chapterWords } from './words.ts'

const name = 'plane'
const trained: StartFrom = { kind: 'trained', name }
const fields = latentFields()
const wholeSpace = createCell(axisPlane(0, 1, new Float32Array(2)))

/** Understand: between the codes of real digits lie places that nothing was ever trained for. */
export default function Path({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const run = useRun(trainedRuns[name], trained)
  const [state] = useState(() => createLatentState())
  const { model, measures } = useMemo(() => {
    const survey = surveyCell(run, 0)
    return { model: latentModel(run, 0, state, wholeSpace, survey), measures: measuresCell(run, 0) }
  }, [run, state])

  // The path of the lecture's slide, from a seven to a one, as soon as it is known where they lie.
  useEffect(() => {
    const { points } = model
    const stop = points.subscribe(() => {
      const known = points.get()
      if (!known || state.corners.get().length > 0) return
      const [seven, one] = [midstOf(known, 7), midstOf(known, 1)]
      if (!seven || !one) return
      state.corners.set([seven, one])
      if (!state.touched.get()) state.cursor.set(between(seven, one, 0.5))
    })
    return stop
  }, [model, state])

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('pathTitle')}
      question={say('pathQuestion')}
      caption={say('pathCaption')}
      tryIt={say('pathTry')}
      extraControls={
        run && <Button onClick={() => run.restart(trainedRuns[name], trained)}>{say('loadTrained')}</Button>
      }
    >
      <LatentAddress id={`${id}-plane`} fields={fields} state={state} />
      <div className={styles.single}>
        <LatentCanvas label={say('autoencoderPlane')} model={model} state={state} />
        <div className={styles.side}>
          <div className={`${styles.part} decoder`} data-part="decoder">
            <span className={styles.name}>{say('decodedHere')}</span>
            <Picture source={model.decoded} label={say('decodedHere')} className={styles.decoded} />
          </div>
          <Share measures={measures} />
        </div>
      </div>
      <FilmStrip strip={model.strip} label={say('strip')} />
      <LatentControls state={state} layers={['tiles', 'points', 'map']} path />
    </RunFigure>
  )
}

/** How much of the plane comes back. */
function Share({ measures }: { measures: ReturnType<typeof measuresCell> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const share = useCell(measures)?.comeBack ?? Number.NaN
  return (
    <p className={styles.share}>{say('share', { share: number(share, { percent: true, decimals: 0 }) })}</p>
  )
}
