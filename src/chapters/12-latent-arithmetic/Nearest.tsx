import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { digitTile, Picture } from '../../panels/Picture.tsx'
import type { TileSize } from '../../panels/paint.ts'
import { useCell } from '../../panels/use-cell.ts'
import { asInput, viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'
import styles from './Nearest.module.css'
import { chapterWords } from './words.ts'

/** The whole training set is compared: while training, at most once in so long. */
const everyMs = 1000

interface NearestProps {
  readonly run: Run | undefined
  /** One image, [1, D]. */
  readonly image: Cell<Matrix | undefined>
  readonly tile?: TileSize
}

/** The training image that is most like an image, and how far it is from it. */
export function Nearest({ run, image, tile = digitTile }: NearestProps) {
  const say = useWords(chapterWords)
  const format = useNumbers()
  const { picture, distance } = useMemo(() => {
    const answer = viewCell(run, 0, 'nearestImages', asInput(image), everyMs)
    return {
      picture: derive([answer], (found) => found?.images),
      distance: derive([answer], (found) => found?.distances[0]),
    }
  }, [run, image])
  const far = useCell(distance)
  return (
    <div className={styles.nearest}>
      <span className={styles.name}>{say('nearest')}</span>
      <Picture source={picture} tile={tile} label={say('nearest')} />
      <span className={styles.distance} data-value="distance">
        {say('distance', { value: format(far ?? Number.NaN, { decimals: 1 }) })}
      </span>
    </div>
  )
}
