import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { choice, type Fields } from '../../models/field.ts'
import { createCell } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { WeightScale } from '../../panels/Filters.tsx'
import { GridPicker } from '../../panels/GridPicker.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { NothingDrawn } from '../../panels/NothingDrawn.tsx'
import { Picture } from '../../panels/Picture.tsx'
import { weightTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { DrawingAddress } from '../DrawingAddress.tsx'
import { CodeSheet } from './CodeSheet.tsx'
import { LayerStrip } from './LayerStrip.tsx'
import { codeLayer, imageSide, layerNames, layers, placeOf, tileOf, valueAt } from './layers.ts'
import { MapDetail } from './MapDetail.tsx'
import { type MapsCells, mapsCells } from './maps-cells.ts'
import { SeenBy } from './SeenBy.tsx'
import styles from './Walk.module.css'
import { chapterWords } from './words.ts'

const name = 'conv-autoencoder'
const spec = trainedRuns[name]
const trained: StartFrom = { kind: 'trained', name }
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const whole = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  example: { ...whole, default: 1, max: choices },
  layer: choice(layerNames, 'conv 0', { live: true }),
  /** Its kernel finds lower edges, and the place lies on one: a number to begin with, not 0. */
  map: { ...whole, default: 4, max: Math.max(...layers.map(({ maps }) => maps)) },
  row: { ...whole, default: 11, max: imageSide },
  column: { ...whole, default: 15, max: imageSide },
} as const satisfies Fields

const way = {
  down: layers.filter(({ role }) => role !== 'decoder'),
  up: layers.filter(({ role }) => role === 'decoder'),
}

/** Understand: one small kernel slides over the whole picture; maps stay pictures, coarser and coarser, down to a code that still has places. */
export default function Walk({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const run = useRun(spec, trained)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
    pointed: createCell<{ readonly layer: string; readonly map: number } | undefined>(undefined),
  }))
  const { drawing, example } = inputs
  const cells = useMemo(() => mapsCells(run, inputs), [run, inputs])
  useEffect(() => {
    if (pictures) example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, example])

  const pointed = useCell(inputs.pointed)
  const layer = layers.find((one) => one.name === (pointed?.layer ?? settings.layer))!
  const map = Math.min(layer.maps, pointed ? pointed.map + 1 : settings.map) - 1
  const place = { row: settings.row - 1, column: settings.column - 1 }
  const pick = (layerName: string, mapOf: number) => change({ layer: layerName, map: mapOf + 1 })
  const point = (layerName: string, at: number | undefined) =>
    inputs.pointed.set(at === undefined ? undefined : { layer: layerName, map: at })
  const strip = (one: (typeof layers)[number]) => (
    <LayerStrip
      key={one.name}
      layer={one}
      source={sources[one.name]!}
      picked={one.name === layer.name ? map : undefined}
      onPick={(at) => pick(one.name, at)}
      onPoint={(at) => point(one.name, at)}
    />
  )
  const sources = useMemo(
    () => Object.fromEntries(layerNames.map((layerName) => [layerName, cells.layer(layerName)])),
    [cells],
  )
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('walkTitle')}
      question={say('walkQuestion')}
      caption={say('walkCaption')}
      tryIt={say('walkTry')}
      wayBack={{ spec, start: trained }}
    >
      <div className={styles.walk}>
        <div className={styles.pad}>
          <DrawingAddress id={`${id}-drawing`} drawing={drawing} />
          <DrawPad drawing={drawing} backdrop={example} />
        </div>
        <SeenBy x={cells.x} layer={layer} at={valueAt(place, layer.side)} />
        <div className={styles.ways}>
          <div className={styles.way}>
            <KernelStrip
              cells={cells}
              picked={layer.name === 'conv 0' ? map : undefined}
              onPick={(at) => pick('conv 0', at)}
              onPoint={(at) => point('conv 0', at)}
            />
            {way.down.map(strip)}
          </div>
          <CodeSheet
            source={cells.sheet}
            picked={layer === codeLayer ? { map, at: valueAt(place, layer.side) } : undefined}
            onPick={(at, value) => {
              const { row, column } = placeOf(value, codeLayer.side)
              change({ layer: codeLayer.name, map: at + 1, row: row + 1, column: column + 1 })
            }}
          />
          <div className={`${styles.way} ${styles.up}`}>{way.up.map(strip)}</div>
        </div>
        <div className={styles.detail}>
          <MapDetail
            cells={cells}
            layer={layer}
            map={map}
            place={place}
            onPlace={({ row, column }) => change({ row: row + 1, column: column + 1 })}
          />
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
      <NothingDrawn drawing={drawing} />
    </RunFigure>
  )
}

interface KernelStripProps {
  readonly cells: MapsCells
  readonly picked: number | undefined
  readonly onPick: (map: number) => void
  readonly onPoint: (map: number | undefined) => void
}

const { maps: kernelCount } = layers[0]!
const kernelColumns = kernelCount / 2

/** The kernels of the first convolution, each above its map; the same place, the same number. */
function KernelStrip({ cells, picked, onPick, onPoint }: KernelStripProps) {
  const say = useWords(chapterWords)
  return (
    <div className={styles.strip} data-part="encoder">
      <p className={styles.stripName}>
        <span className="encoder">{say('kernels')}</span>{' '}
        <span className={styles.size}>{say('kernelsSize', { count: kernelCount })}</span>
      </p>
      <GridPicker
        label={say('kernels')}
        columns={kernelColumns}
        rows={kernelCount / kernelColumns}
        selected={picked}
        nameOf={(map) => say('kernelName', { map: map + 1 })}
        onSelect={onPick}
        onPoint={onPoint}
      >
        <Picture
          source={cells.kernels}
          tile={tileOf(3)}
          columns={kernelColumns}
          rows={kernelCount / kernelColumns}
          tintOf={weightTint}
          label={say('kernels')}
        />
      </GridPicker>
      <WeightScale source={cells.kernels} />
    </div>
  )
}
