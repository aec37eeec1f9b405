/** Starting values of weights; all from the run's own streams. Caller disposes the variables. */
import { mul, sub, tidy, type Variable, variable, zeros } from '@tensorflow/tfjs-core'
import type { RandomStream } from './random.ts'

/** W uniform in ±√(6 / (fanIn + fanOut)) (Glorot & Bengio 2010, eq. 16), [fanIn, fanOut] unless `shape` says another. */
export function glorotUniform(
  stream: RandomStream,
  fanIn: number,
  fanOut: number,
  shape = [fanIn, fanOut],
): Variable {
  const limit = Math.sqrt(6 / (fanIn + fanOut))
  return tidy(() => variable(mul(sub(stream.uniform(shape), 0.5), 2 * limit)))
}

/** b [size], all zero. */
export function zeroBias(size: number): Variable {
  return tidy(() => variable(zeros([size])))
}
