import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { derive } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { symmetricScale, weightTint } from '../../panels/paint.ts'
import { useCell } from '../../panels/use-cell.ts'
import { type Place, tileOf, windowAround } from './layers.ts'
import { type MapsCells, mapOf, nine } from './maps-cells.ts'
import styles from './Walk.module.css'
import { chapterWords } from './words.ts'

interface FirstKernelProps {
  readonly cells: MapsCells
  readonly map: number
  readonly place: Place
  readonly value: number | undefined
}

/** Understand: a convolution lays one small kernel over every place; each value is nine products and a bias, cut at zero. */
export function FirstKernel({ cells, map, place, value = Number.NaN }: FirstKernelProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  const parts = useMemo(() => {
    const window = derive([cells.x], (image) => image && nine(windowAround(image.data, place)))
    const kernel = derive([cells.kernels], (all) => mapOf(all, map))
    const sum = derive([window, kernel], (w, k) =>
      w && k ? w.data.reduce((total, pixel, i) => total + pixel * k.data[i]!, 0) : Number.NaN,
    )
    const bias = derive([cells.biases], (all) => all?.data[map] ?? Number.NaN)
    return { window, kernel, sum, bias }
  }, [cells, map, place])
  // All sixteen kernels share a scale, here as in their strip.
  const kernelTint = useMemo(
    () => () => weightTint(cells.kernels.get() ?? nine(new Float32Array(9))),
    [cells],
  )
  const [sum, bias] = [useCell(parts.sum), useCell(parts.bias)]
  const scale = useCell(
    useMemo(() => derive([cells.kernels], (all) => (all ? symmetricScale(all) : 0)), [cells]),
  )
  const two = (number: number) => write(number, { decimals: 2 })
  return (
    <div className={styles.kernel}>
      <Picture source={parts.window} tile={tileOf(3)} label={say('window')} className={styles.nine} />
      <span aria-hidden="true">·</span>
      <Picture
        source={parts.kernel}
        tile={tileOf(3)}
        tintOf={kernelTint}
        label={say('kernelOf', { map: map + 1, scale: two(scale) })}
        className={styles.nine}
      />
      <p className={styles.numbers} data-testid="kernel-sum">
        {say('kernelSum', {
          sum: two(sum),
          sign: bias < 0 ? '−' : '+',
          bias: two(Math.abs(bias)),
          total: two(sum + bias),
          value: two(value),
        })}
      </p>
    </div>
  )
}
