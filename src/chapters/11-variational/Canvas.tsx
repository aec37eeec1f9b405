import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { createCell, derive } from '../../panels/cell.ts'
import { midstOf } from '../../panels/latent/class-places.ts'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import type { Ellipse } from '../../panels/latent/paint-plane.ts'
import { axisPlane } from '../../panels/latent/plane.ts'
import styles from '../../panels/latent/Stage.module.css'
import { createLatentState } from '../../panels/latent/state.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { planeSpec, planeTrained } from './runs.ts'
import { chapterWords } from './words.ts'

const fields = latentFields()
const wholeSpace = createCell(axisPlane(0, 1, new Float32Array(2)))
/** Validation digits whose posteriors are drawn. */
const shown = Array.from({ length: 24 }, (_, i) => i)

/** Understand: a plane without holes, in which every place means a digit and every way a change. */
export default function Canvas({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const run = useRun(planeSpec, planeTrained)
  const pictures = usePictures('digits', 'validation', shown).value
  const [state] = useState(() => createLatentState())
  const [withEllipses, setWithEllipses] = useState(true)
  const model = useMemo(() => latentModel(run, 0, state, wholeSpace, surveyCell(run, 0)), [run, state])
  const ellipses = useMemo(() => {
    const input = createCell<[Matrix] | undefined>(withEllipses && pictures ? [pictures.images] : undefined)
    return derive([viewCell(run, 0, 'posterior', input)], (answer): readonly Ellipse[] =>
      answer && pictures
        ? pictures.labels.map((label, i) => ({
            x: answer.mean.data[2 * i]!,
            y: answer.mean.data[2 * i + 1]!,
            radiusX: Math.exp(answer.logVar.data[2 * i]! / 2),
            radiusY: Math.exp(answer.logVar.data[2 * i + 1]! / 2),
            label,
          }))
        : [],
    )
  }, [run, pictures, withEllipses])

  useEffect(() => {
    const { points } = model
    return points.subscribe(() => {
      const known = points.get()
      if (!known || state.corners.get().length > 0) return
      const [seven, one] = [midstOf(known, 7), midstOf(known, 1)]
      if (seven && one) state.corners.set([seven, one])
    })
  }, [model, state])

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('canvasTitle')}
      question={say('canvasQuestion')}
      caption={say('canvasCaption')}
      tryIt={say('canvasTry')}
      extraControls={
        run && <Button onClick={() => run.restart(planeSpec, planeTrained)}>{say('loadTrained')}</Button>
      }
    >
      <LatentAddress id={`${id}-plane`} fields={fields} state={state} />
      <div className={styles.single}>
        <LatentCanvas label={say('plane')} model={model} state={state} ellipses={ellipses} />
        <div className={styles.side}>
          <div className={`${styles.part} decoder`} data-part="decoder">
            <span className={styles.name}>{say('decodedHere')}</span>
            <Picture source={model.decoded} label={say('decodedHere')} />
          </div>
          <Toggle label={say('ellipses')} checked={withEllipses} onChange={setWithEllipses} />
        </div>
      </div>
      <FilmStrip strip={model.strip} label={say('strip')} />
      <LatentControls state={state} layers={['tiles', 'points', 'map']} path />
    </RunFigure>
  )
}
