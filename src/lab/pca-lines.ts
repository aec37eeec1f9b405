import { useEffect, useState } from 'react'
import { lane } from '../models/specs.ts'
import type { DataSetName } from '../protocol/run.ts'
import { clientBeside } from '../training/client.ts'

export interface PcaError {
  readonly imageSquaredError: number
  readonly imageCrossEntropy: number
}

/** Computed once a page: PCA has neither seed nor settings besides its size. */
const known = new Map<DataSetName, Map<number, PcaError>>()
const knownOf = (data: DataSetName) => {
  const errors = known.get(data) ?? new Map<number, PcaError>()
  known.set(data, errors)
  return errors
}
/** Of a set that has changed, or is gone and may come back as another. */
export const forgetPcaErrors = (data: DataSetName) => known.delete(data)
/** The lanes come first. */
const waitMs = 1500

/** How well PCA with so many components does, measured as the lanes are; sizes come as they are computed. */
export function usePcaErrors(data: DataSetName, sizes: readonly number[]): ReadonlyMap<number, PcaError> {
  const errors = knownOf(data)
  const [, setCount] = useState(0)
  const missing = sizes.filter((size) => !errors.has(size)).join(' ')
  useEffect(() => {
    if (missing === '') return
    const wanted = missing.split(' ').map(Number)
    let stop = () => {}
    const timer = setTimeout(() => {
      const client = clientBeside()
      const lanes = wanted.map((components) => lane('pca', { components }))
      const run = client.openRun(
        { data, seed: 1, batchSize: 128, epochs: 1, lanes, alike: true },
        { kind: 'scratch' },
      )
      stop = () => {
        run.close()
        client.end()
      }
      run.store.subscribe(({ lanes: measured, step }) => {
        if (step === 0) return
        const newest = (i: number, metric: keyof PcaError) => measured[i]?.validation[metric]?.values.at(-1)
        for (const [i, size] of wanted.entries()) {
          const [squared, entropy] = [newest(i, 'imageSquaredError'), newest(i, 'imageCrossEntropy')]
          if (squared === undefined || entropy === undefined) return
          knownOf(data).set(size, { imageSquaredError: squared, imageCrossEntropy: entropy })
        }
        stop()
        setCount((count) => count + 1)
      })
      run.step()
    }, waitMs)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [data, missing])
  return errors
}
