import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Fields } from '../../models/field.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { twoUnits } from '../../panels/latent/basis.ts'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { LatentCanvas } from '../../panels/latent/LatentCanvas.tsx'
import { latentModel, surveyCell } from '../../panels/latent/model.ts'
import styles from '../../panels/latent/Stage.module.css'
import { createLatentState } from '../../panels/latent/state.ts'
import type { Viewport } from '../../panels/latent/viewport.ts'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures } from '../../training/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import type { PlaceProps } from '../chapter.ts'
import { DrawingAddress } from '../DrawingAddress.tsx'
import { useTrainedRun, wayBackTo } from '../use-trained-run.ts'
import { type ManyCodes as Cells, manyCodes, type Posterior } from './many-codes.ts'
import { chapterWords } from './words.ts'

const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const count = { kind: 'number', step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  example: { ...count, default: 1, min: 1, max: choices },
  /** How often *sample again* was pressed: with the run's seed it says which codes were drawn. */
  draws: { ...count, default: 0, min: 0, max: 9999 },
  close: { kind: 'flag', default: true, live: true },
} as const satisfies Fields
const wholeSpace = createCell(twoUnits)

/** Understand: a variational encoder names a region, not a point, and every draw from it is a code of this input. */
export default function ManyCodes({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const run = useTrainedRun('vae-plane')
  const pictures = usePictures('digits', 'validation', indices).value
  const [state] = useState(() => createLatentState({ layers: { tiles: false } }))
  const { close } = settings
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
    label: createCell<number | undefined>(undefined),
    draw: createCell(0),
  }))
  const { cells, model } = useMemo(
    () => ({
      cells: manyCodes(run, inputs),
      model: latentModel(run, 0, state, wholeSpace, surveyCell(run, 0)),
    }),
    [run, inputs, state],
  )
  useEffect(() => {
    if (!pictures) return
    inputs.example.set(takeRows(pictures.images, [settings.example - 1]))
    inputs.label.set(pictures.labels[settings.example - 1])
  }, [pictures, settings.example, inputs])
  useEffect(() => inputs.draw.set(settings.draws), [inputs, settings.draws])
  // Ellipses are small among all codes, so the view goes to them until the learner chooses another.
  useEffect(() => {
    const zoom = () => {
      const found = cells.posterior.get()
      if (found && close) state.viewport.set(aroundPosterior(found))
    }
    state.follows.set(!close)
    const stop = cells.posterior.subscribe(zoom)
    zoom()
    return stop
  }, [cells, state, close])
  // The cursor shows where the newest code lies.
  useEffect(() => {
    const follow = () => {
      const z = cells.codes.get()
      if (z) state.cursor.set({ x: z.data[0]!, y: z.data[1]! })
    }
    const stop = cells.codes.subscribe(follow)
    follow()
    return stop
  }, [cells, state])

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('codesTitle')}
      question={say('codesQuestion')}
      caption={say('codesCaption')}
      tryIt={say('codesTry')}
      wayBack={wayBackTo('vae-plane')}
    >
      <DrawingAddress id={`${id}-drawing`} drawing={inputs.drawing} />
      <div className={styles.inputs}>
        <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        <DigitPicker
          pictures={pictures}
          picked={settings.example - 1}
          onPick={(row) => {
            inputs.drawing.set([])
            change({ example: row + 1 })
          }}
        />
      </div>
      <div className={styles.single}>
        <LatentCanvas label={say('plane')} model={model} state={state} ellipses={cells.ellipses} />
        <div className={styles.side}>
          <div className={`${styles.part} decoder`} data-part="decoder">
            <span className={styles.name}>{say('newest')}</span>
            <Picture source={model.decoded} label={say('newest')} />
          </div>
          <Numbers posterior={cells.posterior} codes={cells.codes} />
        </div>
      </div>
      <div className={styles.row}>
        <Button onClick={() => change({ draws: (settings.draws + 1) % fields.draws.max })}>
          {say('sampleAgain')}
        </Button>
        <Toggle label={say('close')} checked={close} onChange={(wanted) => change({ close: wanted })} />
      </div>
      <FilmStrip strip={cells.images} label={say('drawn')} />
    </RunFigure>
  )
}

/** The ellipse of two deviations takes about a third of the view. */
function aroundPosterior({ mean, deviation }: Posterior): Viewport {
  return { x: mean[0] ?? 0, y: mean[1] ?? 0, span: Math.max(0.05, 12 * Math.max(...deviation)) }
}

interface NumbersProps {
  readonly posterior: Cell<Posterior | undefined>
  readonly codes: Cells['codes']
}

/** μ, σ and the newest code in numbers. */
function Numbers({ posterior, codes }: NumbersProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const found = useCell(posterior)
  const z = useCell(codes)
  const pair = (values: ArrayLike<number> | undefined) =>
    [0, 1].map((i) => number(values?.[i] ?? Number.NaN, { decimals: 2 })).join('; ')
  return (
    <dl className={`${styles.numbers} code`} data-part="code">
      <dt>{say('mean')}</dt>
      <dd data-value="mean">{pair(found?.mean)}</dd>
      <dt>{say('deviation')}</dt>
      <dd data-value="deviation">{pair(found?.deviation)}</dd>
      <dt>{say('code')}</dt>
      <dd data-value="code">{pair(z?.data)}</dd>
    </dl>
  )
}
