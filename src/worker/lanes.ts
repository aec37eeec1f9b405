/** The models of one run and what is measured of them; no notion of time. */
import { dispose, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import type { AnyModel, Batch } from '../models/model.ts'
import { specOf } from '../models/specs.ts'
import { NoticeError } from '../protocol/notice.ts'
import type { Checkpoint, LaneReport, LiveChanges, RunSpec, Weights } from '../protocol/run.ts'
import { restingChunks } from './batches.ts'
import { createCurveCollector } from './curves.ts'
import { isFiniteEverywhere, matricesOf, readWeights, tensorsOf, writeWeights } from './matrices.ts'
import { dataQuestions, type QuestionContext } from './questions.ts'
import { evaluateAll } from './validation.ts'

/** Of the training set, while a model looks at all of it; the longest wait of a question then. */
const imagesAtOnce = 500

type Compute = (...args: unknown[]) => unknown

export interface Lanes {
  /** Shows the training set to models that must see all of it before their first step. */
  begin(set: ImageSet, rest: () => Promise<void>): Promise<void>
  /**
   * Lets models learn that need no steps for it, being solved in closed form.
   * @returns whether there are any
   */
  solve(set: ImageSet, rest: () => Promise<void>): Promise<boolean>
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
  /** Answers a view of the model, or one of `dataQuestions`. */
  ask(
    lane: number,
    view: string,
    input: readonly unknown[],
    context: Pick<QuestionContext, 'data' | 'rest'>,
  ): Promise<unknown>
  /** @throws NoticeError `diverged` when a weight is not a finite number */
  weights(step: number): Promise<Weights[]>
  /** Where each lane's training in stages stands, as reports say it. */
  reportedStages(): readonly LaneReport['stage'][]
  /** The same, to go on from. */
  stages(): NonNullable<Checkpoint['stages']>
  /** @param rest `new`: lanes and variables that are not there keep their first weights */
  restore(from: Checkpoint, rest?: 'new'): void
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
    async begin(set, rest) {
      for (const model of models) await model.begin?.(restingChunks(set, rest, imagesAtOnce), rest)
    },
    async solve(set, rest) {
      const solved = models.filter((_, lane) => specOf(spec.lanes[lane]!.family).closedForm)
      for (const model of solved) await model.begin?.(restingChunks(set, rest, imagesAtOnce), rest)
      return solved.length > 0
    },
    train(batch, step) {
      for (const [lane, model] of models.entries()) {
        const metrics = tidy(() => model.trainStep(batch))
        curves.add(lane, 'train', step, metrics)
      }
    },
    async validate(set, step, rest) {
      for (const [lane, model] of models.entries()) {
        curves.add(lane, 'validation', step, await evaluateAll(model, set, rest, spec.alike))
      }
    },
    async read() {
      const bad = await curves.read()
      if (bad) throw new NoticeError('diverged', bad)
    },
    reportedStages: () => models.map((model) => model.stage?.()),
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
    async ask(lane, view, input, context) {
      const model = models[lane]!
      const views = model as unknown as Record<string, Compute | undefined>
      const question = Object.hasOwn(dataQuestions, view)
        ? (dataQuestions[view as keyof typeof dataQuestions] as Compute)
        : undefined
      const compute = question ? question.bind(undefined, { ...context, model }) : views[view]
      if (!compute) {
        throw new Error(`ask: lane ${lane} has no view "${view}"; ask for one that its spec lists`)
      }
      const { args, made } = tensorsOf(input)
      try {
        return await matricesOf(await compute(...args))
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
    stages: () => models.map((model) => model.stage?.()),
    restore({ lanes, step, stages }, rest) {
      for (const [lane, model] of models.entries()) {
        const weights = lanes[lane]
        writeWeights(model, weights ?? {}, rest)
        model.goOnFrom?.(step, stages?.[lane])
      }
    },
    dispose() {
      curves.dispose()
      for (const model of models) model.dispose()
    },
  }
}
