import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { createCell } from '../../panels/cell.ts'
import { twoUnits } from '../../panels/latent/basis.ts'
import { startPath } from '../../panels/latent/class-places.ts'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { LatentControls } from '../../panels/latent/LatentControls.tsx'
import { measuresCell } from '../../panels/latent/measures.ts'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import styles from '../../panels/latent/Stage.module.css'
import { createLatentState } from '../../panels/latent/state.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { PlaceProps } from '../chapter.ts'
import { LatentAddress, latentFields } from '../LatentAddress.tsx'
import { useTrainedRun, wayBackTo } from '../use-trained-run.ts'
import { chapterWords } from './words.ts'

const name = 'plane'
const fields = latentFields()
const wholeSpace = createCell(twoUnits)

/** Understand: between the codes of real digits lie places that nothing was ever trained for. */
export default function Path({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const run = useTrainedRun(name)
  const [state] = useState(() => createLatentState())
  const { model, measures } = useMemo(() => {
    const survey = surveyCell(run, 0)
    return { model: latentModel(run, 0, state, wholeSpace, survey), measures: measuresCell(run, 0) }
  }, [run, state])

  // The path of the lecture's slide.
  useEffect(() => startPath(model.points, state, [7, 1], true), [model, state])

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('pathTitle')}
      question={say('pathQuestion')}
      caption={say('pathCaption')}
      tryIt={say('pathTry')}
      wayBack={wayBackTo(name)}
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
