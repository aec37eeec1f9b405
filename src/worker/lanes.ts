/** The models of one run and what is measured of them; no notion of time. */
import { dispose, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import type { AnyModel, Batch } from '../models/model.ts'
import { NoticeError } from '../protocol/notice.ts'
import type { LaneReport, LiveChanges, RunSpec, Weights } from '../protocol/run.ts'
import { createCurveCollector } from './curves.ts'
import { isFiniteEverywhere, matricesOf, readWeights, tensorsOf, writeWeights } from './matrices.ts'
import { evaluateAll } from './validation.ts'

export interface Lanes {
  /** One update of every model from the same batch; its losses belong to `step`. The batch stays the caller's. */
  train(batch: Batch, step: number): void
  /** Measures every model on the whole set. */
  validate(set: ImageSet, step: number, rest: () => Promise<void>): Promise<void>
  /** Brings what was measured from the device. @throws NoticeError `diverged` when a loss is not a finite number */
  read(): Promise<void>
  /** What was read since the last call. */
  take(): LaneReport[]
  tune(lane: number, changes: LiveChanges): void
  nextStage(lane: number): void
  ask(lane: number, view: string, input: readonly unknown[]): Promise<unknown>
  /** @throws NoticeError `diverged` when a weight is not a finite number */
  weights(step: number): Promise<Weights[]>
  restore(weights: readonly Weights[]): void
  dispose(): void
}

/** @throws NoticeError `settings-invalid`; nothing is left built then */
export function createLanes(spec: RunSpec, inputSize: number): Lanes {
  const models: AnyModel[] = []
  try {
    for (const lane of spec.lanes) {
      models.push(buildModel(lane, { inputSize, random: createRandomSource(spec.seed) }))
    }
  } catch (error) {
    for (const model of models) model.dispose()
    throw error
  }
  const curves = createCurveCollector(models.length)

  return {
    train(batch, step) {
      for (const [lane, model] of models.entries()) {
        const metrics = tidy(() => model.trainStep(batch))
        curves.add(lane, 'train', step, metrics)
      }
    },
    async validate(set, step, rest) {
      for (const [lane, model] of models.entries()) {
        curves.add(lane, 'validation', step, await evaluateAll(model, set, rest))
      }
    },
    async read() {
      const bad = await curves.read()
      if (bad) throw new NoticeError('diverged', bad)
    },
    take: () =>
      curves.take().map((lane, i) => {
        const stage = models[i]?.stage?.()
        return stage ? { ...lane, stage } : lane
      }),
    tune(lane, changes) {
      models[lane]!.tune(changes)
    },
    nextStage(lane) {
      const { family } = spec.lanes[lane]!
      const model = models[lane]!
      if (!model.nextStage) throw new Error(`nextStage: expected a family with stages, got ${family}`)
      model.nextStage()
    },
    async ask(lane, view, input) {
      const model = models[lane] as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>
      const compute = model?.[view]
      if (!compute) {
        throw new Error(`ask: lane ${lane} has no view "${view}"; ask for one that its spec lists`)
      }
      const { args, made } = tensorsOf(input)
      try {
        return await matricesOf(compute(...args))
      } finally {
        dispose(made)
      }
    },
    async weights(step) {
      const lanes = await Promise.all(models.map(readWeights))
      const lane = lanes.findIndex((weights) => !isFiniteEverywhere(weights))
      if (lane >= 0) throw new NoticeError('diverged', { lane, step })
      return lanes
    },
    restore(weights) {
      for (const [lane, model] of models.entries()) writeWeights(model, weights[lane] ?? {})
    },
    dispose() {
      curves.dispose()
      for (const model of models) model.dispose()
    },
  }
}
