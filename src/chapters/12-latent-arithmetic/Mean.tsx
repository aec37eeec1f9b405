import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { lengthOf, ways } from '../../math/interpolate.ts'
import { choice, type Fields } from '../../models/field.ts'
import { derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './Mean.module.css'
import { type MeanCells, meanCells, newMeanInputs } from './mean-cells.ts'
import { Nearest } from './Nearest.tsx'
import { digitsSpec, digitsTrained } from './runs.ts'
import { chapterWords } from './words.ts'

const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const example = {
  kind: 'number',
  min: 1,
  max: choices,
  step: 1,
  integer: true,
  unit: 'none',
  live: true,
} as const
const names = ['a', 'b'] as const
const fields = {
  a: { ...example, default: 10 },
  b: { ...example, default: 13 },
  part: { kind: 'number', default: 0.5, min: 0, max: 1, step: 0.01, unit: 'percent', live: true },
  way: choice(ways, 'linear', { live: true }),
  nearest: { kind: 'flag', default: false, live: true },
} as const satisfies Fields

/** Understand: the mean of two codes is one digit in between, the mean of two images is two pale digits at once. */
export default function Mean({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const format = useNumbers()
  const [settings, change] = useAddressSettings(id, fields)
  const { part, way } = settings
  const run = useRun(digitsSpec, digitsTrained)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [target, setTarget] = useState<(typeof names)[number]>('a')
  const [inputs] = useState(newMeanInputs)
  const cells = useMemo(() => meanCells(run, inputs), [run, inputs])
  useEffect(() => {
    if (!pictures) return
    for (const [i, name] of names.entries()) {
      inputs.ends[i]!.example.set(takeRows(pictures.images, [settings[name] - 1]))
    }
  }, [pictures, settings, inputs])
  useEffect(() => inputs.part.set(part), [part, inputs])
  useEffect(() => inputs.way.set(way), [way, inputs])

  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('meanTitle')}
      question={say('meanQuestion')}
      caption={say('meanCaption')}
      tryIt={say('meanTry')}
      wayBack={{ spec: digitsSpec, start: digitsTrained }}
    >
      <div className={styles.halfway}>
        {names.map((name, i) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would look like a form
          <div
            key={name}
            role="group"
            aria-label={say(`end-${name}`)}
            className={name === 'b' ? styles.b : undefined}
          >
            <span className={styles.name}>{say(`end-${name}`)}</span>
            <DrawPad drawing={inputs.ends[i]!.drawing} backdrop={inputs.ends[i]!.example} />
          </div>
        ))}
        <div className={`${styles.codes} decoder`} data-part="decoder">
          <span className={styles.name}>{say('meanOfCodes')}</span>
          <Picture source={cells.decoded} label={say('meanOfCodes')} />
          {settings.nearest && <Nearest run={run} image={cells.decoded} />}
        </div>
        <div className={styles.pixels}>
          <span className={styles.name}>{say('meanOfPixels')}</span>
          <Picture source={cells.faded} label={say('meanOfPixels')} />
          {settings.nearest && <Nearest run={run} image={cells.faded} />}
        </div>
      </div>
      <Slider
        label={say('part')}
        value={part}
        min={0}
        max={1}
        step={0.01}
        text={format(part, { percent: true })}
        colour="var(--code)"
        onChange={(at) => change({ part: at })}
      />
      <FilmStrip strip={cells.decodedStrip} label={say('codeStrip')} />
      <FilmStrip strip={cells.fadedStrip} label={say('pixelStrip')} decoded={false} />
      <div className={styles.row}>
        <Choice
          label={say('way')}
          value={way}
          options={ways.map((value) => ({ value, text: say(`way-${value}`) }))}
          onChange={(chosen) => change({ way: chosen })}
        />
        <Toggle
          label={say('showNearest')}
          checked={settings.nearest}
          onChange={(nearest) => change({ nearest })}
        />
      </div>
      <Lengths cells={cells} />
      <div className={styles.pick}>
        <Choice
          label={say('pickFor')}
          value={target}
          options={names.map((value) => ({ value, text: value.toUpperCase() }))}
          onChange={setTarget}
        />
        <DigitPicker
          pictures={pictures}
          picked={settings[target] - 1}
          onPick={(row) => {
            inputs.ends[names.indexOf(target)]!.drawing.set([])
            change({ [target]: row + 1 })
          }}
        />
      </div>
    </RunFigure>
  )
}

/** How long the two codes are, and the one between them: the straight way cuts through the thinly settled middle. */
function Lengths({ cells }: { cells: MeanCells }) {
  const say = useWords(chapterWords)
  const format = useNumbers()
  const lengths = useMemo(
    () =>
      derive([cells.codes, cells.mixed], (codes, mixed) =>
        codes && mixed
          ? [0, 1].map((row) => lengthOf(takeRows(codes, [row]).data)).concat(lengthOf(mixed.data))
          : [],
      ),
    [cells],
  )
  const [a, b, between] = useCell(lengths)
  const one = (value = Number.NaN) => format(value, { decimals: 2 })
  return <p className={styles.facts}>{say('lengths', { a: one(a), b: one(b), between: one(between) })}</p>
}
