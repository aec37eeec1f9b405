import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { Lane } from '../../panels/lanes/Lanes.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { measuresCell } from '../../panels/latent/measures.ts'
import type { LatentModel } from '../../panels/latent/model.ts'
import stage from '../../panels/latent/Stage.module.css'
import type { LatentState } from '../../panels/latent/state.ts'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { useRunState } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { placeOf } from './link-planes.ts'
import { chapterWords } from './words.ts'

interface PlaneLaneProps {
  readonly run: Run | undefined
  readonly lane: number
  readonly name: string
  readonly model: LatentModel
  readonly state: LatentState
  /** The digit that is picked in all planes. */
  readonly digit: Cell<number | undefined>
}

/** One way to two numbers: its plane, what it decodes at the cursor, and how good it is. */
export function PlaneLane({ run, lane, name, model, state, digit }: PlaneLaneProps) {
  const say = useWords(chapterWords)
  const marks = useMemo(
    () =>
      derive([model.points, digit], (points, chosen) => {
        const place = placeOf(points, chosen)
        return place ? [place] : []
      }),
    [model, digit],
  )
  return (
    <Lane name={name}>
      <LatentCanvas label={say('planeOf', { name })} model={model} state={state} marks={marks} />
      <div className={stage.below}>
        <Picture source={model.decoded} label={say('decodedBy', { name })} />
        <dl className={stage.numbers}>
          <dt>{say('neighbours')}</dt>
          <dd data-measure={`neighbours-${lane}`}>
            <Neighbours run={run} lane={lane} />
          </dd>
          <dt>{say('error')}</dt>
          <dd data-measure={`error-${lane}`}>{run && <ErrorPerDigit run={run} lane={lane} />}</dd>
        </dl>
      </div>
    </Lane>
  )
}

/** How often the five nearest training codes guess a digit's class. */
function Neighbours({ run, lane }: { readonly run: Run | undefined; readonly lane: number }) {
  const number = useNumbers()
  const measures = useMemo(() => measuresCell(run, lane), [run, lane])
  return number(useCell(measures)?.neighbours ?? Number.NaN, { percent: true, decimals: 0 })
}

const pixels = 784

/** Squared error, summed over the pixels of a digit. */
function ErrorPerDigit({ run, lane }: { readonly run: Run; readonly lane: number }) {
  const number = useNumbers()
  const loss = useRunState(run, ({ lanes }) => lanes[lane]?.validation.loss?.values.at(-1))
  return number(loss === undefined ? Number.NaN : loss * pixels, { decimals: 1 })
}
