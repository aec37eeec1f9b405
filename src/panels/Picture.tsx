import { useEffect, useRef } from 'react'
import type { Matrix } from '../protocol/run.ts'
import type { Cell } from './cell.ts'
import { inkTint, paintTiles, type Tint } from './paint.ts'
import styles from './Picture.module.css'

export interface TileSize {
  readonly width: number
  readonly height: number
}
/** One of the built-in digits. */
export const digitTile: TileSize = { width: 28, height: 28 }

interface PictureProps {
  /** Rows to be shown as tiles; may change as often as it likes, React does not notice. */
  readonly source: Cell<Matrix | undefined>
  /** Said to a screen reader. */
  readonly label: string
  readonly tile?: TileSize
  /** Tiles beside each other. */
  readonly columns?: number
  /** How a value becomes a colour; may depend on the whole matrix, for a common scale. */
  readonly tint?: Tint | ((matrix: Matrix) => Tint)
  readonly className?: string | undefined
}

/** One image or a grid of them, black ink on paper, painted whenever its source changes and it is on screen. */
export function Picture({
  source,
  label,
  tile = digitTile,
  columns = 1,
  tint = () => inkTint,
  className = '',
}: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    return whileOnScreen(element, () => {
      const paint = () => {
        const matrix = source.get()
        if (!matrix) {
          element.getContext('2d')?.clearRect(0, 0, element.width, element.height)
          return
        }
        paintTiles(element, matrix, tile, columns, tintFor(tint, matrix))
      }
      const stop = source.subscribe(paint)
      paint()
      return stop
    })
  }, [source, tile, columns, tint])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={columns * (tile.width + 1) - 1}
      height={tile.height}
      className={`${styles.picture} ${className}`}
    />
  )
}
