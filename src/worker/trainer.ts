/**
 * Trains the models of one run in lockstep. Knows neither `postMessage` nor the DOM: it is given the data,
 * a `report` callback and a way to yield. Between slices of some ten milliseconds commands and questions get in.
 */
import { dispose, tidy } from '@tensorflow/tfjs-core'
import type { DataSet } from '../data/data-set.ts'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import type { AnyModel } from '../models/model.ts'
import { NoticeError, noticeOf } from '../protocol/notice.ts'
import type { LiveChanges, Report, RunPhase, RunSpec, Weights } from '../protocol/run.ts'
import { batchOrder, disposeBatch, gatherBatch } from './batches.ts'
import { createCurveCollector } from './curves.ts'
import { isFiniteEverywhere, matricesOf, readWeights, tensorsOf, writeWeights } from './matrices.ts'
import { evaluateAll } from './validation.ts'

/** How long the worker trains before it looks for commands. Bounds the latency of a question while training. */
const sliceMs = 12
const reportEveryMs = 100
/** Validation is measured every so many training images, so that the curve has the same points on every machine. */
const imagesBetweenValidations = 6400

export interface TrainerOptions {
  readonly id: number
  readonly spec: RunSpec
  readonly inputSize: number
  readonly data: Promise<DataSet>
  report(report: Report): void
  /** Resolves after waiting messages were handled, no sooner than `ms` from now. */
  rest(ms: number): Promise<void>
}

export interface Trainer {
  play(stepsPerSecond: number): void
  pause(): Promise<void>
  step(): Promise<void>
  /** Measures the validation set at the current weights and reports. */
  measure(): Promise<void>
  tune(lane: number, changes: LiveChanges): void
  nextStage(lane: number): void
  ask(lane: number, view: string, input: readonly unknown[]): Promise<unknown>
  checkpoint(): Promise<{ step: number; lanes: Weights[] }>
  restore(step: number, lanes: readonly Weights[]): void
  dispose(): void
}

/** @throws NoticeError `settings-invalid`; nothing is left built then */
export function createTrainer(options: TrainerOptions): Trainer {
  const { id, spec, inputSize, report, rest } = options
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
  let data: DataSet | undefined
  let order = batchOrder(1, 1, spec.seed)
  let phase: RunPhase = 'idle'
  let step = 0
  let stopAt = 0
  let ceiling = 0
  let validatedAt = -1
  let loops: Promise<void> = Promise.resolve()
  let disposed = false
  let rate = 0

  const ready = options.data.then((loaded) => {
    data = loaded
    order = batchOrder(loaded.train.count, spec.batchSize, spec.seed)
  })
  ready.catch(() => {}) // told to whoever trains or measures

  const say = (error?: unknown) => {
    const train = data?.train.count ?? 0
    report({
      run: id,
      phase,
      step,
      epoch: data ? step / order.batchesPerEpoch : 0,
      imagesPerSecond: phase === 'running' ? rate : 0,
      trainingImages: train,
      validationImages: data?.validation.count ?? 0,
      lanes: curves.take().map((lane, i) => {
        const stage = models[i]?.stage?.()
        return stage ? { ...lane, stage } : lane
      }),
      ...(error === undefined ? {} : { notice: noticeOf(error) }),
    })
  }
  const fail = (error: unknown) => {
    if (disposed) return
    phase = 'failed'
    say(error)
  }
  const read = async () => {
    const bad = await curves.read()
    if (bad) throw new NoticeError('diverged', bad)
  }
  const validate = () => {
    if (validatedAt === step || !data) return
    validatedAt = step
    for (const [lane, model] of models.entries()) {
      curves.add(lane, 'validation', step, evaluateAll(model, data.validation))
    }
  }
  const every = Math.max(1, Math.round(imagesBetweenValidations / spec.batchSize))
  const wantsValidation = () => step % every === 0 || (step < every && Number.isInteger(Math.log2(step)))

  const advance = () => {
    const batch = gatherBatch(data!.train, order.at(step))
    step++
    for (const [lane, model] of models.entries()) {
      curves.add(
        lane,
        'train',
        step,
        tidy(() => model.trainStep(batch)),
      )
    }
    disposeBatch(batch)
    if (wantsValidation()) validate()
  }

  async function loop() {
    let reportedAt = 0
    let countedFrom = performance.now()
    let counted = 0
    while (phase === 'running' && !disposed) {
      const start = performance.now()
      const pauseBetween = ceiling > 0 ? 1000 / ceiling : 0
      do {
        advance()
        counted++
      } while (pauseBetween === 0 && step < stopAt && performance.now() - start < sliceMs)
      await read() // also waits for the GPU, so that work never piles up
      if (disposed) return
      const now = performance.now()
      if (now - countedFrom > 1000) {
        rate = (counted * spec.batchSize * 1000) / (now - countedFrom)
        countedFrom = now
        counted = 0
      } else if (rate === 0) rate = (counted * spec.batchSize * 1000) / (now - countedFrom)
      if (step >= stopAt) phase = 'done'
      if (phase !== 'running') break
      if (now - reportedAt >= reportEveryMs) {
        reportedAt = now
        say()
      }
      await rest(pauseBetween === 0 ? 0 : Math.max(0, pauseBetween - (performance.now() - start)))
    }
    if (disposed) return
    validate()
    await read()
    if (!disposed) say()
  }

  const halt = async () => {
    if (phase === 'running') phase = 'paused'
    await loops
  }

  return {
    play(stepsPerSecond) {
      ceiling = stepsPerSecond
      if (phase === 'running') return
      phase = 'running'
      rate = 0
      loops = loops
        .then(() => ready)
        .then(() => {
          if (step >= stopAt) stopAt = step + spec.epochs * order.batchesPerEpoch
          return loop()
        })
        .catch(fail)
    },
    pause: halt,
    async step() {
      await halt()
      await ready
      if (disposed) return
      phase = 'paused'
      try {
        advance()
        validate()
        await read()
        say()
      } catch (error) {
        fail(error)
      }
    },
    async measure() {
      await ready
      if (disposed || phase === 'running') return
      try {
        validate()
        await read()
        if (!disposed) say()
      } catch (error) {
        fail(error)
      }
    },
    tune(lane, changes) {
      models[lane]!.tune(changes)
    },
    nextStage(lane) {
      const model = models[lane]!
      if (!model.nextStage)
        throw new Error(`nextStage: lane ${lane} (${spec.lanes[lane]!.family}) has one stage only`)
      model.nextStage()
      say()
    },
    async ask(lane, view, input) {
      const model = models[lane] as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>
      const compute = model?.[view]
      if (!compute)
        throw new Error(`ask: lane ${lane} has no view "${view}"; ask for one that its spec lists`)
      const { args, made } = tensorsOf(input)
      try {
        return await matricesOf(compute(...args))
      } finally {
        dispose(made)
      }
    },
    async checkpoint() {
      const at = step
      const lanes = await Promise.all(models.map(readWeights))
      if (!lanes.every(isFiniteEverywhere)) throw new NoticeError('diverged', { lane: 0, step: at })
      return { step: at, lanes }
    },
    restore(at, lanes) {
      for (const [lane, weights] of lanes.entries()) writeWeights(models[lane]!, weights)
      step = at
      stopAt = 0
      validatedAt = -1
    },
    dispose() {
      disposed = true
      phase = 'idle'
      void loops.then(() => {
        curves.dispose()
        for (const model of models) model.dispose()
      })
    },
  }
}
