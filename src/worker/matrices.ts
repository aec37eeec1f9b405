/** Tensors ↔ the matrices of the protocol. */
import { Tensor, type Tensor2D, tensor, tensor2d } from '@tensorflow/tfjs-core'
import type { AnyModel } from '../models/model.ts'
import type { Matrix, Weights } from '../protocol/run.ts'

const isMatrix = (value: unknown): value is Matrix =>
  typeof value === 'object' && value !== null && 'rows' in value && 'data' in value

/** Matrices in an argument list become tensors; the caller disposes those of `made`. */
export function tensorsOf(args: readonly unknown[]): { args: unknown[]; made: Tensor2D[] } {
  const made: Tensor2D[] = []
  const converted = args.map((arg) => {
    if (!isMatrix(arg)) return arg
    const { rows, columns, data } = arg
    if (data.length !== rows * columns) {
      const expected = `${rows} × ${columns} = ${rows * columns} values`
      throw new Error(`ask: expected ${expected}, got ${data.length}; send whole rows`)
    }
    const matrix = tensor2d(data, [rows, columns])
    made.push(matrix)
    return matrix
  })
  return { args: converted, made }
}

/** Reads the tensors of an answer (a tensor, a record or list of tensors, or plain values) and disposes them. */
export async function matricesOf(answer: unknown): Promise<unknown> {
  if (answer instanceof Tensor) {
    const data = (await answer.data()) as Float32Array
    const columns = answer.shape.at(-1) ?? 1
    const rows = columns === 0 ? 0 : answer.size / columns
    answer.dispose()
    // A copy, since on some backends `data` is the tensor's own memory.
    return { rows, columns, data: Float32Array.from(data) } satisfies Matrix
  }
  if (Array.isArray(answer)) return Promise.all(answer.map(matricesOf))
  if (typeof answer !== 'object' || answer === null) return answer
  const read = Object.entries(answer).map(async ([name, part]) => [name, await matricesOf(part)] as const)
  return Object.fromEntries(await Promise.all(read))
}

/** A model's variables, copied to the page's form. */
export async function readWeights(model: AnyModel): Promise<Weights> {
  const read = Object.entries(model.weights()).map(async ([name, variable]) => {
    const data = Float32Array.from(await variable.data())
    return [name, { shape: variable.shape, data }] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

/**
 * @param rest `new`: a variable that is missing keeps its value
 * @throws Error when a variable is missing or has another shape; nothing is changed then
 */
export function writeWeights(model: AnyModel, weights: Weights, rest?: 'new'): void {
  const variables = Object.entries(model.weights()).filter(([name]) => weights[name] || rest !== 'new')
  for (const [name, variable] of variables) {
    const [wanted, got] = [variable.shape.join('×'), weights[name]?.shape.join('×') ?? 'nothing']
    if (wanted !== got) {
      throw new Error(`weights: expected ${name} of ${wanted}, got ${got}; load weights of the same settings`)
    }
  }
  for (const [name, variable] of variables) {
    const { data, shape } = weights[name]!
    const value = tensor(data, [...shape])
    variable.assign(value)
    value.dispose()
  }
}

/** Whether every weight is a finite number. */
export function isFiniteEverywhere(weights: Weights): boolean {
  return Object.values(weights).every(({ data }) => data.every(Number.isFinite))
}
