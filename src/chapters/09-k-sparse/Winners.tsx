import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { kSparseFields } from '../../models/k-sparse/spec.ts'
import { lane } from '../../models/specs.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { Picture } from '../../panels/Picture.tsx'
import { errorTint, weightTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { seenImage } from '../../panels/seen-image.ts'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import { pictureError } from '../picture-error.ts'
import { WinnerBars } from './WinnerBars.tsx'
import styles from './Winners.module.css'
import { type WinnerCells, winnerCells } from './winners.ts'
import { chapterWords } from './words.ts'

const name = 'k-sparse-25'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
/** Winners that are shown one by one. */
const stripLength = 10
const maxK = 200

const { k, learningRate } = kSparseFields
const modelFields = {
  k,
  learningRate: { ...learningRate, default: base.lanes[0]!.settings.learningRate as number, advanced: true },
  seed: runFields.seed,
} as const
const number = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  ...modelFields,
  example: { ...number, default: 1, max: choices },
  speaking: { ...number, default: maxK, max: maxK },
} as const satisfies Fields

function specOf({ seed, k, learningRate }: SettingsOf<typeof fields>): RunSpec {
  const model = base.lanes[0]!.settings
  return { ...base, seed, lanes: [lane('k-sparse', { ...model, k, learningRate })] }
}
const errorTintOf = () => errorTint

/** Understand: every image picks its own few units, and the image is the sum of what these few add. */
export default function Winners({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const pictures = usePictures('digits', 'validation', indices).value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
    speaking: createCell(settings.speaking),
  }))
  const { drawing, example, speaking } = inputs
  const { x, cells } = useMemo(() => {
    const seen = seenImage(drawing, example)
    return { x: seen, cells: winnerCells(run, seen, speaking, stripLength) }
  }, [run, drawing, example, speaking])
  useEffect(() => {
    if (pictures) example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, example])
  useEffect(() => speaking.set(settings.speaking), [settings.speaking, speaking])

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('winnersTitle')}
      question={say('winnersQuestion')}
      caption={say('winnersCaption')}
      tryIt={say('winnersTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.winners}>
        <div className={styles.draw}>
          <DrawPad drawing={drawing} backdrop={example} />
        </div>
        <Part name={say('input')}>
          <Picture source={x} label={say('input')} />
        </Part>
        <Part name={say('reconstruction')} part="decoder">
          <Picture source={cells.reconstruction} label={say('reconstruction')} />
        </Part>
        <Part name={say('error')} part="error">
          <Picture source={cells.error} label={say('error')} tintOf={errorTintOf} />
        </Part>
        <div className={`${styles.wide} code`} data-part="code">
          <WinnerBars winners={cells.winners} speaking={settings.speaking} />
          <Speaking
            winners={cells.winners}
            value={settings.speaking}
            onChange={(speaking) => change({ speaking })}
          />
        </div>
        <Strip name={say('parts')} part="decoder" source={cells.parts} tintOf={weightTint} />
        <Strip name={say('sums')} part="decoder" source={cells.sums} />
        <Errors x={x} cells={cells} />
      </div>
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => {
          drawing.set([])
          change({ example: row + 1 })
        }}
      />
      <SettingsForm
        fields={modelFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

function Part(props: {
  readonly name: string
  readonly part?: 'decoder' | 'error'
  readonly children: React.ReactNode
}) {
  const { name, part, children } = props
  return (
    <div className={`${styles.part} ${part ?? ''}`} data-part={part}>
      <span className={styles.name}>{name}</span>
      {children}
    </div>
  )
}

function Strip(props: {
  readonly name: string
  readonly part: 'decoder'
  readonly source: Cell<Matrix | undefined>
  readonly tintOf?: typeof weightTint
}) {
  const { name, part, source, tintOf } = props
  return (
    <div className={`${styles.wide} ${part}`} data-part={part}>
      <span className={styles.name}>{name}</span>
      <Picture source={source} columns={stripLength} label={name} {...(tintOf ? { tintOf } : {})} />
    </div>
  )
}

/** How many winners are let speak; the rest are silenced for the picture above. */
function Speaking(props: {
  readonly winners: WinnerCells['winners']
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const say = useWords(chapterWords)
  const count = Math.max(1, useCell(props.winners).length)
  const value = Math.min(props.value, count)
  return (
    <Slider
      label={say('speaking')}
      value={value}
      min={1}
      max={Math.max(2, count)}
      step={1}
      text={say('ofWinners', { value, winners: count })}
      // At the end stands "all", whatever k will be.
      onChange={(chosen) => props.onChange(chosen >= count ? maxK : chosen)}
    />
  )
}

/** Error by those who speak, and by all winners. */
function Errors({ x, cells }: { readonly x: Cell<Matrix | undefined>; readonly cells: WinnerCells }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const both = useMemo(
    () => ({
      some: derive([x, cells.reconstruction], pictureError),
      all: derive([x, cells.whole], pictureError),
    }),
    [x, cells],
  )
  const text = (value: number | undefined) => number(value ?? Number.NaN, { decimals: 4 })
  return (
    <p className={`${styles.wide} ${styles.errors}`}>
      <span className="error">{say('errorNow', { value: text(useCell(both.some)) })}</span>
      <span>{say('errorAll', { value: text(useCell(both.all)) })}</span>
    </p>
  )
}
