import { useWords } from '../../i18n/language.tsx'
import type { ConvLayer } from '../../models/conv-autoencoder/spec.ts'
import type { Cell } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import type { Matrix } from '../../protocol/run.ts'
import { imageSide, receptiveField } from './layers.ts'
import styles from './Walk.module.css'
import { chapterWords } from './words.ts'

interface SeenByProps {
  readonly x: Cell<Matrix | undefined>
  readonly layer: ConvLayer
  /** Position of the picked value in a map of the layer. */
  readonly at: number
}

/** The picture, and in it what the picked value can see: 3×3 pixels at first, more from layer to layer. */
export function SeenBy({ x, layer, at }: SeenByProps) {
  const say = useWords(chapterWords)
  const rows = receptiveField(layer, Math.floor(at / layer.side))
  const columns = receptiveField(layer, at % layer.side)
  const [height, width] = [rows.last - rows.first + 1, columns.last - columns.first + 1]
  const percent = (pixels: number) => `${(100 * pixels) / imageSide}%`
  return (
    <div className={styles.seen}>
      <p className={styles.name}>{say('input')}</p>
      <div className={styles.seenPicture}>
        <Picture source={x} label={say('input')} />
        <span
          className={styles.field}
          style={{
            top: percent(rows.first),
            left: percent(columns.first),
            height: percent(height),
            width: percent(width),
          }}
        />
      </div>
      <p className={styles.small} data-testid="field">
        {say('field', { width, height })}
      </p>
    </div>
  )
}
