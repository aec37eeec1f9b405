/** Trains one model without a window, and asks it what the measures need. */
import { dispose, tidy } from '@tensorflow/tfjs-core'
import type { DataSet, ImageSet } from '../../src/data/data-set.ts'
import { createRandomSource } from '../../src/engine/random.ts'
import type { Rows } from '../../src/math/rows.ts'
import { buildModel } from '../../src/models/builders.ts'
import type { AnyModel } from '../../src/models/model.ts'
import type { LaneSpec } from '../../src/models/specs.ts'
import { batchOrder, chunksOf, disposeBatch, gatherBatch } from '../../src/worker/batches.ts'
import { evaluateAll } from '../../src/worker/validation.ts'

export interface TrainOptions {
  readonly steps: number
  readonly batchSize?: number
  readonly seed?: number
  /** Called and awaited before each update, such as to change a live field at a step. */
  readonly before?: (step: number, model: AnyModel) => unknown
}

/** A trained model; the caller disposes it. */
export async function train(
  spec: LaneSpec,
  data: DataSet,
  { steps, batchSize = 128, seed = 1, before }: TrainOptions,
): Promise<AnyModel> {
  const model = buildModel(spec, { inputSize: data.height * data.width, random: createRandomSource(seed) })
  await model.begin?.(chunksOf(data.train))
  const order = batchOrder(data.train.count, batchSize, seed)
  for (let step = 0; step < steps; step++) {
    await before?.(step, model)
    const batch = gatherBatch(data.train, order.at(step))
    dispose(tidy(() => model.trainStep(batch)) as never)
    disposeBatch(batch)
  }
  return model
}

/** The model's own metrics on the validation set. */
export async function measured(model: AnyModel, set: ImageSet): Promise<Record<string, number>> {
  const values = await evaluateAll(model, set, async () => {})
  const read: Record<string, number> = {}
  for (const [name, value] of Object.entries(values)) {
    read[name] = (await value.data())[0]!
    value.dispose()
  }
  return read
}

/** Pixels of a set as rows in 0…1. */
export function pixelsOf({ images, count, height, width }: ImageSet): Rows {
  return { rows: count, columns: height * width, data: Float32Array.from(images, (value) => value / 255) }
}

/** A view of the whole set, chunk by chunk: images in, rows out. */
export async function viewed(
  set: ImageSet,
  view: (
    x: Parameters<NonNullable<AnyModel['reconstruct']>>[0],
  ) => ReturnType<NonNullable<AnyModel['encode']>>,
): Promise<Rows> {
  const parts: Float32Array[] = []
  let columns = 0
  for (const { x } of chunksOf(set)) {
    const answer = view(x)
    columns = answer.shape[1]
    parts.push(Float32Array.from(await answer.data()))
    answer.dispose()
  }
  const data = new Float32Array(set.count * columns)
  let at = 0
  for (const part of parts) {
    data.set(part, at)
    at += part.length
  }
  return { rows: set.count, columns, data }
}
