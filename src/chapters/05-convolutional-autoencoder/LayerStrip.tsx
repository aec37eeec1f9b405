import { useWords } from '../../i18n/language.tsx'
import type { ConvLayer } from '../../models/conv-autoencoder/spec.ts'
import type { Cell } from '../../panels/cell.ts'
import { GridPicker } from '../../panels/GridPicker.tsx'
import { Picture } from '../../panels/Picture.tsx'
import type { Matrix } from '../../protocol/run.ts'
import { numberOf, tileOf } from './layers.ts'
import { mapTint } from './maps-cells.ts'
import styles from './Walk.module.css'
import { chapterWords } from './words.ts'

/** Maps beside each other in a row of a strip. */
const across = 8

interface LayerStripProps {
  readonly layer: ConvLayer
  readonly source: Cell<Matrix | undefined>
  /** The picked map, if it is one of this layer's. */
  readonly picked: number | undefined
  readonly onPick: (map: number) => void
  readonly onPoint: (map: number | undefined) => void
}

/** One layer: all of its maps for the picture, on one scale, each of which can be pointed at and picked. */
export function LayerStrip({ layer, source, picked, onPick, onPoint }: LayerStripProps) {
  const say = useWords(chapterWords)
  const name = useLayerName()(layer)
  const columns = Math.min(across, layer.maps)
  const rows = Math.ceil(layer.maps / across)
  const size = say('mapsOf', { count: layer.maps, side: layer.side })
  return (
    <div className={styles.strip} data-part={layer.role}>
      <p className={styles.stripName}>
        <span className={layer.role}>{name}</span> <span className={styles.size}>{size}</span>
      </p>
      <GridPicker
        label={`${name}, ${size}`}
        columns={columns}
        rows={rows}
        count={layer.maps}
        selected={picked}
        nameOf={(map) => say('mapOf', { map: map + 1, count: layer.maps })}
        onSelect={onPick}
        onPoint={onPoint}
        {...(layer.maps === 1 ? { className: styles.single ?? '' } : {})}
      >
        <Picture
          source={source}
          tile={tileOf(layer.side)}
          columns={columns}
          rows={rows}
          tintOf={mapTint}
          label={say('mapsLabel', { layer: name })}
        />
      </GridPicker>
    </div>
  )
}

/** Names a layer: what it does, and the how many of its kind it is. */
export function useLayerName(): (layer: ConvLayer) => string {
  const say = useWords(chapterWords)
  return (layer) => {
    const number = numberOf(layer)
    return number === undefined ? say('output') : say(`kind-${layer.kind}`, { number })
  }
}
