import { useEffect, useMemo, useState } from 'react'
import { streamKey, uniformAt } from '../../engine/counter.ts'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { drawNormal } from '../../math/normal.ts'
import { choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { takeRows } from '../../panels/matrices.ts'
import { digitTile } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { asInput, viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import { Nearest } from './Nearest.tsx'
import { PictureButton } from './PictureButton.tsx'
import styles from './Prior.module.css'
import { digitsSpec, digitsTrained, facesSpec, facesTrained, faceTile } from './runs.ts'
import { chapterWords } from './words.ts'

/** Examples on a page. */
const pageSize = 24
const rows = Array.from({ length: pageSize }, (_, i) => i)
/** Images of the validation set whose distance to the training set is the measure for new ones. */
const strangers = Array.from({ length: 30 }, (_, i) => i)
const kinds = ['faces', 'digits'] as const
const sources = {
  faces: { spec: facesSpec, trained: facesTrained, tile: faceTile },
  digits: { spec: digitsSpec, trained: digitsTrained, tile: digitTile },
}
const whole = { kind: 'number', step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  kind: choice(kinds, 'faces', { live: true }),
  page: { ...whole, default: 1, min: 1, max: 1_000_000 },
  spread: { kind: 'number', default: 1, min: 0, max: 2, step: 0.05, unit: 'none', live: true },
  /** 0: none */
  chosen: { ...whole, default: 0, min: 0, max: pageSize },
} as const satisfies Fields
type Settings = SettingsOf<typeof fields>

/** Understand: the decoder makes something new of any draw from the normal distribution, and it is no copy of a training image. */
export default function Prior({ id, number }: PlaceProps) {
  const [settings, change] = useAddressSettings(id, fields)
  return <Examples key={settings.kind} number={number} settings={settings} onChange={change} />
}

interface ExamplesProps {
  readonly number: string
  readonly settings: Settings
  readonly onChange: (changes: Partial<Settings>) => void
}

function Examples({ number, settings, onChange }: ExamplesProps) {
  const { kind, page, spread, chosen } = settings
  const { spec, trained, tile } = sources[kind]
  const say = useWords(chapterWords)
  const format = useNumbers()
  const run = useRun(spec, trained)
  const real = usePictures(kind, 'validation', strangers)
  const size = spec.lanes[0]!.settings.latent as number
  const [codes] = useState(() => createCell<Matrix | undefined>(undefined))
  const images = useMemo(() => viewCell(run, 0, 'decode', asInput(codes)), [run, codes])
  const tiles = useMemo(
    () => rows.map((row) => derive([images], (all) => all && takeRows(all, [row]))),
    [images],
  )
  useEffect(() => codes.set(drawnCodes(page, size, spread)), [codes, page, size, spread])

  const [usual, setUsual] = useState<number>()
  const asked = chosen > 0
  useEffect(() => {
    if (!run || !real.value || !asked) return
    let over = false
    run.ask(0, 'nearestImages', [real.value.images]).then(
      ({ distances }) => over || setUsual(distances.reduce((sum, one) => sum + one, 0) / distances.length),
      () => {}, // the run says itself what is wrong
    )
    return () => {
      over = true
    }
  }, [run, real.value, asked])

  return (
    <RunFigure
      run={run}
      data={real}
      number={number}
      title={say('priorTitle')}
      question={say('priorQuestion')}
      caption={say('priorCaption')}
      tryIt={say('priorTry')}
      wayBack={{ spec, start: trained }}
    >
      <Choice
        label={say('kind')}
        value={kind}
        options={kinds.map((value) => ({ value, text: say(`kind-${value}`) }))}
        onChange={(picked) => onChange({ kind: picked, chosen: 0 })}
      />
      <div className={styles.row}>
        <Button look="primary" onClick={() => onChange({ page: page + 1, chosen: 0 })}>
          {say('nextPage')}
        </Button>
        <Button disabled={page === 1} onClick={() => onChange({ page: page - 1, chosen: 0 })}>
          {say('previousPage')}
        </Button>
        <span className={styles.count}>
          {say('page', { page: format(page), made: format(page * pageSize) })}
        </span>
      </div>
      <div className={styles.examples}>
        {rows.map((row) => (
          <PictureButton
            key={row}
            image={tiles[row]!}
            tile={tile}
            label={say('example', { number: format(row + 1) })}
            pressed={row + 1 === chosen}
            onPress={() => onChange({ chosen: row + 1 === chosen ? 0 : row + 1 })}
          />
        ))}
      </div>
      <Slider
        label={say('spread')}
        value={spread}
        min={0}
        max={2}
        step={0.05}
        text={format(spread, { decimals: 2 })}
        colour="var(--code)"
        onChange={(at) => onChange({ spread: at })}
      />
      {asked ? (
        <div className={styles.near}>
          <Nearest run={run} image={tiles[chosen - 1]!} tile={tile} />
          <p>
            {usual === undefined
              ? say('measuring')
              : say('usual', { count: strangers.length, value: format(usual, { decimals: 1 }) })}
          </p>
        </div>
      ) : (
        <p className={styles.near}>{say('choose')}</p>
      )}
    </RunFigure>
  )
}

/** The codes of a page, always the same: z ~ N(0, spread²), [pageSize, K]. */
function drawnCodes(page: number, columns: number, spread: number): Matrix {
  const key = streamKey(page, 'prior')
  let drawn = 0
  const data = drawNormal(pageSize * columns, () => uniformAt(key, drawn++)).map((value) => spread * value)
  return { rows: pageSize, columns, data }
}
