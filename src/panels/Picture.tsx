import { useEffect, useRef } from 'react'
import type { Matrix } from '../protocol/run.ts'
import type { Cell } from './cell.ts'
import { whileOnScreen } from './on-screen.ts'
import styles from './Picture.module.css'
import { inkTint, paintTiles, type Tile, type TileSize, type Tint } from './paint.ts'

/** One of the built-in digits. */
export const digitTile: TileSize = { width: 28, height: 28 }
const ink = () => inkTint

interface PictureProps {
  /** Rows to be shown as tiles; may change as often as it likes, React does not notice. */
  readonly source: Cell<Matrix | undefined>
  /** Said to a screen reader; without it the picture is decoration of something that has a name. */
  readonly label?: string
  /** Default: that of digits. */
  readonly tile?: Tile
  /** Tiles beside each other. */
  readonly columns?: number
  /** Tiles below each other, to keep their place before they are there. */
  readonly rows?: number
  /** How values become colours, given all of them, for a common scale. Keep it the same between renders. */
  readonly tintOf?: (matrix: Matrix) => Tint
  readonly className?: string | undefined
}

/** One image or a grid of them on paper, painted whenever its source changes while it is on screen. */
export function Picture({
  source,
  label,
  tile = digitTile,
  columns = 1,
  rows = 1,
  tintOf = ink,
  className = '',
}: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const paint = () => {
      const matrix = source.get()
      if (matrix) paintTiles(element, matrix, tile, columns, tintOf(matrix))
      else element.getContext('2d')?.clearRect(0, 0, element.width, element.height)
      return matrix !== undefined
    }
    const follow = () => {
      const stop = source.subscribe(paint)
      paint()
      return stop
    }
    // Painted once wherever it is, so that paper and readers who jump find no empty figure.
    const stopFirst = source.subscribe(() => paint() && stopFirst())
    if (paint()) stopFirst()
    const stopFollowing = whileOnScreen(element, follow)
    return () => {
      stopFirst()
      stopFollowing()
    }
  }, [source, tile, columns, tintOf])
  const { width, height } = tile === 'square' ? digitTile : tile
  return (
    <canvas
      ref={canvas}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      width={columns * (width + 1) - 1}
      height={rows * (height + 1) - 1}
      className={`${styles.picture} ${className}`}
    />
  )
}
