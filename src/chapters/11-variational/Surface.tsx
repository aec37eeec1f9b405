import { type PointerEvent, useEffect, useRef } from 'react'
import { endFirstPicture } from '../../panels/first-picture.ts'
import { divergingTint } from '../../panels/paint.ts'
import styles from './Surface.module.css'

export const surfaceRange = { mu: { low: -3, high: 3 }, sigma: { low: 0.05, high: 2.05 } } as const

interface At {
  readonly mu: number
  readonly sigma: number
}

interface SurfaceProps {
  /** Said to a screen reader. */
  readonly label: string
  readonly f: (mu: number, sigma: number) => number
  /** Sliders beside the surface move it by keys. */
  readonly chosen: At
  readonly onChoose: (at: At) => void
  /** Places of the learner's digit, one a code unit. */
  readonly points: readonly (At & { readonly name: string })[]
  readonly lowest: At
}

const across = 96
const levels = [0, 0.25, 0.5, 1, 2, 3, 4, 6]
const full = 6

/** A function of μ and σ seen from above: the darker the higher, with lines of equal height. */
export function Surface({ label, f, chosen, onChoose, points, lowest }: SurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) paint(canvas.current, f)
  }, [f])
  const choose = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const { mu, sigma } = surfaceRange
    const part = (value: number) => Math.min(1, Math.max(0, value))
    const [x, y] = [
      part((event.clientX - box.left) / box.width),
      part((event.clientY - box.top) / box.height),
    ]
    const round = (value: number) => Math.round(value * 100) / 100
    onChoose({
      mu: round(mu.low + x * (mu.high - mu.low)),
      sigma: round(sigma.high - y * (sigma.high - sigma.low)),
    })
  }
  return (
    <div
      className={styles.surface}
      data-theme="light"
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        choose(event)
      }}
      onPointerMove={choose}
    >
      <canvas ref={canvas} className={styles.canvas} width={across} height={across} />
      <span className={styles.lowest} style={placeOf(lowest)}>
        min
      </span>
      {points.map((point) => (
        <span key={point.name} className={styles.point} style={placeOf(point)}>
          {point.name}
        </span>
      ))}
      <span className={styles.chosen} style={placeOf(chosen)} />
      <span className={styles.mu}>μ →</span>
      <span className={styles.sigma}>σ ↑</span>
    </div>
  )
}

function placeOf(at: At) {
  const { mu, sigma } = surfaceRange
  const part = (value: number) => Math.min(1, Math.max(0, value))
  return {
    left: `${part((at.mu - mu.low) / (mu.high - mu.low)) * 100}%`,
    top: `${part((sigma.high - at.sigma) / (sigma.high - sigma.low)) * 100}%`,
  }
}

/** Colour by height; a pixel whose neighbour lies beyond a level belongs to that level's line. */
function paint(canvas: HTMLCanvasElement, f: (mu: number, sigma: number) => number): void {
  const { mu, sigma } = surfaceRange
  const tint = divergingTint(full)
  const height = (column: number, row: number) =>
    f(
      mu.low + ((column + 0.5) / across) * (mu.high - mu.low),
      sigma.high - ((row + 0.5) / across) * (sigma.high - sigma.low),
    )
  const band = (value: number) => levels.filter((level) => value >= level).length
  const pixels = new Uint32Array(across * across)
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      const value = height(column, row)
      const own = band(value)
      const edge = own !== band(height(column + 1, row)) || own !== band(height(column, row + 1))
      pixels[row * across + column] = tint(edge ? Math.sign(value) * full : value * 0.75)
    }
  }
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), across, across)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  endFirstPicture(canvas)
}
