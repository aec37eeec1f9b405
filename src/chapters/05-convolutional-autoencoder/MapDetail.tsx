import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { ConvLayer } from '../../models/conv-autoencoder/spec.ts'
import { derive } from '../../panels/cell.ts'
import { GridPicker } from '../../panels/GridPicker.tsx'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { FirstKernel } from './FirstKernel.tsx'
import { useLayerName } from './LayerStrip.tsx'
import { before, type Place, parametersOfMap, placeOf, pooledValues, tileOf, valueAt } from './layers.ts'
import { largestOf, type MapsCells, mapOf, mapTint } from './maps-cells.ts'
import styles from './Walk.module.css'
import { chapterWords } from './words.ts'

interface MapDetailProps {
  readonly cells: MapsCells
  readonly layer: ConvLayer
  readonly map: number
  readonly place: Place
  readonly onPlace: (place: Place) => void
}

/** One map, large: its name and size, what feeds it, and how the picked value came about. */
export function MapDetail({ cells, layer, map, place, onPlace }: MapDetailProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  const layerName = useLayerName()
  const all = useMemo(() => cells.layer(layer.name), [cells, layer])
  const source = useMemo(() => derive([all], (maps) => mapOf(maps, map)), [all, map])
  const tintOf = useMemo(() => () => mapTint(all.get() ?? { rows: 0, columns: 0, data: none }), [all])
  const at = valueAt(place, layer.side)
  const value = useCell(useMemo(() => derive([source], (image) => image?.data[at]), [source, at]))
  const most = useCell(useMemo(() => derive([all], largestOf), [all]))
  const name = say('mapName', { layer: layerName(layer), map: map + 1, count: layer.maps })
  const two = (number = Number.NaN) => write(number, { decimals: 2 })
  return (
    <>
      <div className={styles.large}>
        <p className={`${styles.name} ${layer.role}`}>{name}</p>
        <GridPicker
          label={say('pickValue')}
          columns={layer.side}
          rows={layer.side}
          selected={at}
          nameOf={(picked) => {
            const { row, column } = split(picked, layer.side)
            return say('valueName', { row: row + 1, column: column + 1 })
          }}
          onSelect={(picked) => onPlace(placeOf(picked, layer.side))}
        >
          <Picture source={source} tile={tileOf(layer.side)} tintOf={tintOf} label={say('largeMap')} />
        </GridPicker>
      </div>
      <div className={styles.told} data-testid="told">
        <p>
          {say('mapSize', { side: layer.side, most: two(most) })} <Feeds layer={layer} map={map} />
        </p>
        {layer.name === 'conv 0' ? (
          <FirstKernel cells={cells} map={map} place={place} value={value} />
        ) : (
          <p className={styles.numbers}>
            <PickedValue cells={cells} layer={layer} map={map} at={at} value={value} />
          </p>
        )}
      </div>
    </>
  )
}

const none = new Float32Array(0)
const split = (at: number, side: number): Place => ({ row: Math.floor(at / side), column: at % side })

/** What a map is computed from, and what there is to learn. */
function Feeds({ layer, map }: { readonly layer: ConvLayer; readonly map: number }) {
  const say = useWords(chapterWords)
  const layerName = useLayerName()
  const from = before(layer)
  if (!from) return say('feedsPicture', { count: parametersOfMap(layer) })
  const facts = { layer: layerName(from), map: map + 1 }
  if (layer.kind === 'pooling') return say('feedsPooling', facts)
  if (layer.kind === 'enlargement') return say('feedsEnlargement', facts)
  return say(layer.name === 'output' ? 'feedsOutput' : 'feedsMaps', {
    layer: facts.layer,
    maps: layer.inputs,
    count: parametersOfMap(layer),
  })
}

interface PickedValueProps {
  readonly cells: MapsCells
  readonly layer: ConvLayer
  readonly map: number
  readonly at: number
  readonly value: number | undefined
}

/** How the picked value came about, in numbers where they fit a line. */
function PickedValue({ cells, layer, map, at, value = Number.NaN }: PickedValueProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  const two = (number: number) => write(number, { decimals: 2 })
  const from = before(layer)!
  const square = useMemo(
    () =>
      derive([cells.layer(from.name)], (maps) => {
        const source = layer.kind === 'pooling' ? mapOf(maps, map) : undefined
        return source && pooledValues(source.data, from.side, at)
      }),
    [cells, layer, from, map, at],
  )
  const values = useCell(square)
  return values
    ? say('pooledValue', { values: values.map(two).join('; '), value: two(value) })
    : say('plainValue', { value: two(value) })
}
