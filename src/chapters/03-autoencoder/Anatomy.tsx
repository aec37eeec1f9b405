import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Fields } from '../../models/field.ts'
import { CodeBars } from '../../panels/CodeBars.tsx'
import { createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { Picture } from '../../panels/Picture.tsx'
import { errorTint, weightTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Button } from '../../ui/Button.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './Anatomy.module.css'
import { type AnatomyCells, anatomyCells, noEdits } from './anatomy-cells.ts'
import { Formula } from './Formula.tsx'
import { imageLoss } from './measures.ts'
import { chapterWords } from './words.ts'

const codeSize = 32
const name = 'autoencoder-32'
const spec = trainedRuns[name]
const trained: StartFrom = { kind: 'trained', name }
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const number = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  example: { ...number, default: 1, max: choices },
  unit: { ...number, default: 1, max: codeSize },
} as const satisfies Fields
const errorTintOf = () => errorTint

/** Understand: 32 weighted sums are all that is kept of 784 pixels, and each unit asks one question and paints one stroke. */
export default function Anatomy({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const run = useRun(spec, trained)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
    edits: createCell(noEdits),
    unit: createCell<number | undefined>(settings.unit - 1),
  }))
  const { drawing, example, edits, unit } = inputs
  const cells = useMemo(() => anatomyCells(run, inputs), [run, inputs])

  useEffect(() => {
    if (pictures) example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, example])
  useEffect(() => unit.set(settings.unit - 1), [settings.unit, unit])
  // What the learner changed belongs to the code that it was; another image has another code.
  useEffect(() => cells.x.subscribe(() => edits.set(noEdits)), [cells, edits])

  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('anatomyTitle')}
      question={say('anatomyQuestion')}
      caption={say('anatomyCaption')}
      tryIt={say('anatomyTry')}
      wayBack={{ spec, start: trained }}
    >
      <div className={styles.anatomy}>
        <div className={styles.draw}>
          <DrawPad drawing={drawing} backdrop={example} />
        </div>
        <Part name={say('input')}>
          <Picture source={cells.x} label={say('input')} />
        </Part>
        <UnitPart kind="filter" cells={cells} unit={unit} />
        <div className={`${styles.code} code`} data-part="code">
          <div className={styles.codeHead}>
            <span className={styles.name}>{say('code')}</span>
            <RestoreButton edits={edits} />
          </div>
          <CodeBars
            code={cells.z}
            count={codeSize}
            onChange={(changed, value) => {
              edits.set(new Map(edits.get()).set(changed, value))
              change({ unit: changed + 1 })
            }}
            onPoint={(pointed) => unit.set(pointed ?? settings.unit - 1)}
          />
        </div>
        <UnitPart kind="stroke" cells={cells} unit={unit} />
        <Part name={say('reconstruction')} part="decoder">
          <Picture source={cells.reconstruction} label={say('reconstruction')} />
        </Part>
        <Part name={say('error')} part="error">
          <Picture source={cells.error} label={say('error')} tintOf={errorTintOf} />
        </Part>
        <div className={styles.below}>
          <Formula />
          <Losses cells={cells} />
        </div>
      </div>
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => {
          drawing.set([])
          change({ example: row + 1 })
        }}
      />
    </RunFigure>
  )
}

interface PartProps {
  readonly name: string
  readonly part?: 'encoder' | 'decoder' | 'error'
  readonly children: ReactNode
}

function Part({ name, part, children }: PartProps) {
  return (
    <div className={`${styles.part} ${part ?? ''}`} data-part={part}>
      <span className={styles.name}>{name}</span>
      {children}
    </div>
  )
}

/** The filter or the stroke of the unit that is pointed at. */
function UnitPart(props: {
  kind: 'filter' | 'stroke'
  cells: AnatomyCells
  unit: ReturnType<typeof createCell<number | undefined>>
}) {
  const { kind, cells, unit } = props
  const say = useWords(chapterWords)
  const shown = useCell(unit)
  const name = shown === undefined ? say('noUnit') : say(kind, { unit: shown + 1 })
  return (
    <Part name={name} part={kind === 'filter' ? 'encoder' : 'decoder'}>
      <Picture source={cells[kind]} label={name} tintOf={weightTint} />
    </Part>
  )
}

/** What this one image's reconstruction scores. */
function Losses({ cells }: { cells: AnatomyCells }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const both = useMemo(
    () =>
      derive([cells.x, cells.reconstruction], (x, y) => {
        const [bce, mse] = [imageLoss('bce', x, y), imageLoss('mse', x, y)]
        return bce === undefined || mse === undefined ? '' : `${bce.toFixed(3)} ${mse.toFixed(4)}`
      }),
    [cells],
  )
  const [bce = Number.NaN, mse = Number.NaN] = useCell(both).split(' ').filter(Boolean).map(Number)
  return (
    <p className={styles.losses}>
      <span>{say('crossEntropy', { value: number(bce, { decimals: 3 }) })}</span>
      <span>{say('squaredError', { value: number(mse, { decimals: 4 }) })}</span>
    </p>
  )
}

function RestoreButton({ edits }: { edits: ReturnType<typeof createCell<typeof noEdits>> }) {
  const say = useWords(chapterWords)
  const changed = useCell(edits).size > 0
  return (
    <Button
      look="quiet"
      className={styles.restore ?? ''}
      disabled={!changed}
      onClick={() => edits.set(noEdits)}
    >
      {say('restoreCode')}
    </Button>
  )
}
