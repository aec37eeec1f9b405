/** Questions about a model that need the data set, or several of its views one after the other. */
import {
  addN,
  argMax,
  concat,
  dispose,
  type Scalar,
  slice,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import { type DataSet, type ImageSet, pixelsOf } from '../data/data-set.ts'
import { evaluationNoise } from '../engine/random.ts'
import { comeBackDistances, comeBackGrid, comeBackShare } from '../math/come-back.ts'
import { damage } from '../math/corruption.ts'
import { activeUnits } from '../math/gaussian.ts'
import { linearProbe } from '../math/linear-probe.ts'
import { neighbourAccuracy } from '../math/neighbours.ts'
import { columnMaxima, columnMeans, meanActivity, populationSparseness } from '../math/sparsity.ts'
import type { AnyModel } from '../models/model.ts'
import type { DataQuestions, LatentMeasures, Survey } from '../protocol/questions.ts'
import { restingChunks } from './batches.ts'
import { groupMeans } from './group-means.ts'
import { nearestTo } from './nearest.ts'
import { pageAnswers } from './pages.ts'
import { measureRepair } from './repair.ts'

export interface QuestionContext {
  readonly model: AnyModel
  data(): Promise<DataSet>
  /** Awaited between parts of the work, so that quick questions get in. */
  rest(): Promise<void>
}

export type Answers = {
  [Q in keyof DataQuestions]: (
    context: QuestionContext,
    ...input: Parameters<DataQuestions[Q]>
  ) => Promise<ReturnType<DataQuestions[Q]>> | ReturnType<DataQuestions[Q]>
}

/** Images encoded at once; also bounds how long a quick question waits. */
const imagesAtOnce = 100
/** Places of the plane on each side of the grid whose coming back is measured. */
const gridSide = 33
/** Updates of the linear classifier: questions wait as long. On codes of digits more change its accuracy by less than 1 %. */
const probeSteps = 100

/** Tensors of an answer belong to the caller. */
export const dataQuestions: Answers = {
  survey: async (context, count) => encodeSet(context, (await context.data()).validation, count),
  comeBack: roundTrip,
  async measureLatent(context, count): Promise<LatentMeasures> {
    const { train, validation } = await context.data()
    const known = await readCodes(await encodeSet(context, train, count))
    const asked = await readCodes(await encodeSet(context, validation, count))
    const { mean, deviation } = spreadOf(asked)
    const neighbours = neighbourAccuracy(known, known.labels, asked, asked.labels)
    const classCount = new Set([...known.labels, ...asked.labels]).size
    const measures = { mean, deviation, neighbours, classCount, activeUnits: activeUnits(asked).length }
    if (mean.length !== 2) return measures
    return { ...measures, comeBack: await measureComeBack(context, mean, deviation) }
  },
  damaged: (_, x, kind, level) => damage(x, kind, level, evaluationNoise()),
  nearestImages: async ({ data, rest }, x) => nearestTo(x, (await data()).train, rest),
  async squaredError({ model: { reconstruct }, data, rest }, count) {
    if (!reconstruct) throw new Error('squaredError: expected a family that reconstructs')
    const { validation } = await data()
    const total = Math.min(count, validation.count)
    const parts: Scalar[] = []
    for await (const { x } of restingChunks(validation, rest, imagesAtOnce, total)) {
      parts.push(tidy(() => sum(square(sub(reconstruct(x), x)))))
    }
    const whole = tidy(() => addN(parts))
    dispose(parts)
    const error = (await read(whole))[0]!
    return error / total
  },
  groupMeans,
  async unitUse(context, count) {
    const codes = await readCodes(await encodeSet(context, (await context.data()).validation, count))
    return { shares: Array.from(columnMeans(codes, (value) => (value === 0 ? 0 : 1))) }
  },
  async unitActivity(context, count) {
    const codes = await readCodes(await encodeSet(context, (await context.data()).validation, count))
    return {
      mean: Array.from(meanActivity(codes)),
      most: Array.from(columnMaxima(codes)),
      sparseness: populationSparseness(codes),
    }
  },
  async predictions({ model, data, rest }, count) {
    const { classify } = model
    if (!classify) throw new Error('predictions: expected a family that classifies')
    const { validation } = await data()
    const total = Math.min(count, validation.count)
    const predicted: number[] = []
    for await (const batch of restingChunks(validation, rest, imagesAtOnce, total)) {
      const best = tidy(() => argMax(classify(batch.x), 1))
      predicted.push(...(await best.data()))
      best.dispose()
    }
    return { predicted, labels: Array.from(validation.labels.subarray(0, total)) }
  },
  measureRepair: ({ model, data, rest }, count, kind, level) =>
    data().then(({ validation }) => measureRepair(model, validation, rest, { count, kind, level })),
  ...pageAnswers,
  async linearAccuracy(context, count, asked, of) {
    const { train, validation } = await context.data()
    const rows = async (set: ImageSet, length: number) =>
      of === 'code' ? readCodes(await encodeSet(context, set, length)) : pixelRows(set, length)
    const [known, unknown] = [await rows(train, count), await rows(validation, asked)]
    await context.rest()
    const classes = Math.max(9, ...known.labels, ...unknown.labels) + 1
    return linearProbe(known, known.labels, unknown, unknown.labels, { steps: probeSteps, classes })
  },
}

function pixelRows(set: ImageSet, length: number) {
  const [rows, columns] = [Math.min(length, set.count), set.height * set.width]
  const data = pixelsOf(
    set,
    Array.from({ length: rows }, (_, i) => i),
  )
  return { rows, columns, data, labels: Array.from(set.labels.subarray(0, rows)) }
}

/** Decodes and encodes in parts. */
async function roundTrip({ model, rest }: Pick<QuestionContext, 'model' | 'rest'>, z: Tensor2D) {
  const { encode, decode } = model
  if (!encode || !decode) throw new Error('comeBack: expected a family that encodes and decodes')
  const [rows, columns] = z.shape
  const parts: Tensor2D[] = []
  for (let start = 0; start < rows; start += imagesAtOnce) {
    if (start > 0) await rest()
    const count = Math.min(imagesAtOnce, rows - start)
    parts.push(tidy(() => encode(decode(slice(z, [start, 0], [count, columns])))))
  }
  return joined(parts)
}

function joined(parts: Tensor2D[]): Tensor2D {
  const whole = tidy(() => concat(parts))
  dispose(parts)
  return whole
}

async function encodeSet({ model, rest }: QuestionContext, set: ImageSet, count: number): Promise<Survey> {
  const { encode } = model
  if (!encode) throw new Error('survey: expected a family that encodes')
  const total = Math.min(count, set.count)
  const parts: Tensor2D[] = []
  for await (const batch of restingChunks(set, rest, imagesAtOnce, total)) {
    parts.push(tidy(() => encode(batch.x)))
  }
  return { codes: joined(parts), labels: Array.from(set.labels.subarray(0, total)) }
}

async function read(tensor: Tensor) {
  const data = Float32Array.from(await tensor.data())
  tensor.dispose()
  return data
}

async function readCodes({ codes, labels }: Survey) {
  const [rows, columns] = codes.shape
  return { rows, columns, data: await read(codes), labels }
}

function spreadOf({ rows, columns, data }: { rows: number; columns: number; data: Float32Array }) {
  const sums = new Float64Array(columns)
  const squares = new Float64Array(columns)
  data.forEach((value, i) => {
    sums[i % columns]! += value
    squares[i % columns]! += value ** 2
  })
  const mean = Array.from(sums, (sum) => sum / rows)
  const deviation = Array.from(squares, (sum, i) => Math.sqrt(Math.max(0, sum / rows - mean[i]! ** 2)))
  return { mean, deviation }
}

async function measureComeBack(
  context: QuestionContext,
  mean: readonly number[],
  deviation: readonly number[],
) {
  const from = comeBackGrid(mean, deviation, gridSide)
  const z = tensor2d(from.data, [from.rows, 2])
  const to = { rows: from.rows, data: await read(await roundTrip(context, z)) }
  z.dispose()
  return comeBackShare(comeBackDistances(from, to, deviation))
}
