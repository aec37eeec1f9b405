/**
 * Trains the models of one run in lockstep. Knows neither `postMessage` nor the DOM: it is given the data,
 * a `report` callback and a way to rest. Between slices of some ten milliseconds commands and questions get in.
 */
import type { DataSet } from '../data/data-set.ts'
import { type Notice, noticeOf } from '../protocol/notice.ts'
import type { Checkpoint, LaneReport, LiveChanges, Report, RunPhase, RunSpec } from '../protocol/run.ts'
import { batchOrder, disposeBatch, gatherBatch } from './batches.ts'
import { createLanes } from './lanes.ts'
import { createRateMeter } from './rate.ts'

/** How long the worker trains before it looks for commands. Bounds the latency of a question while training. */
const sliceMs = 12
/** The same while questions come, as under a moving pointer, and for how long after the last one. */
const attentive = { sliceMs: 4, forMs: 300 }
const reportEveryMs = 100
/** Validation is measured every so many training images, so that the curve has the same points on every machine. */
const imagesBetweenValidations = 6400

export interface TrainerOptions {
  readonly id: number
  readonly spec: RunSpec
  readonly inputSize: number
  /** Called when the set is needed, more than once. */
  data(): Promise<DataSet>
  report(report: Report): void
  /** Resolves after waiting messages were handled, no sooner than `ms` from now. */
  rest(ms: number): Promise<void>
  /** A clock, ms. */
  now?(): number
}

export interface Trainer {
  /** Trains until paused or done; `stepsPerSecond` is a ceiling, 0 means none, and may be changed by a second call. */
  play(stepsPerSecond: number): void
  pause(): Promise<void>
  step(): Promise<void>
  /** Measures the validation set at the current weights and reports. */
  measure(): Promise<void>
  tune(lane: number, changes: LiveChanges): void
  nextStage(lane: number): void
  /** Where each lane's training in stages stands. */
  stages(): readonly LaneReport['stage'][]
  ask(lane: number, view: string, input: readonly unknown[]): Promise<unknown>
  checkpoint(): Promise<Checkpoint>
  /** @param rest `new`: what the checkpoint lacks keeps its first weights */
  restore(from: Checkpoint, rest?: 'new'): void
  dispose(): void
}

/** @throws NoticeError `settings-invalid`; nothing is left built then */
export function createTrainer({
  id,
  spec,
  inputSize,
  data,
  report,
  rest,
  now = () => performance.now(),
}: TrainerOptions): Trainer {
  const lanes = createLanes(spec, inputSize)
  let loaded: DataSet | undefined
  let order = batchOrder(1, 1, spec.seed)
  let phase: RunPhase = 'idle'
  let step = 0
  let weights = 0
  let stopAt = 0
  let ceiling = 0
  let validatedAt = -1
  let disposed = false
  let begun = false
  const untold: Notice[] = []
  const asking = new Set<Promise<unknown>>()
  const rate = createRateMeter(now)
  let lastRate = 0
  /** Trained before `trainsSince`, ms. */
  let trainedMs = 0
  let trainsSince: number | undefined
  const seconds = () => (trainedMs + (trainsSince === undefined ? 0 : now() - trainsSince)) / 1000
  let askedAt = Number.NEGATIVE_INFINITY

  const say = (error?: unknown) => {
    if (disposed) return
    if (phase === 'running') lastRate = rate.stepsPerSecond()
    report({
      run: id,
      phase,
      step,
      weights,
      epoch: loaded ? step / order.batchesPerEpoch : 0,
      imagesPerSecond: lastRate * spec.batchSize,
      seconds: seconds(),
      trainingImages: loaded?.train.count ?? 0,
      validationImages: loaded?.validation.count ?? 0,
      lanes: lanes.take(),
      notices: [...untold.splice(0), ...(error === undefined ? [] : [noticeOf(error)])],
    })
  }

  const ready = async () => {
    loaded = await data()
    order = batchOrder(loaded.train.count, spec.batchSize, spec.seed)
    untold.push(...loaded.notices)
  }

  // Whatever takes time is done one after the other, and nothing after `dispose`.
  let queue: Promise<void> = Promise.resolve()
  const enqueue = (work: () => Promise<void>, failed: (error: unknown) => void = fail): Promise<void> => {
    queue = queue
      .then(async () => {
        if (disposed) return
        if (!loaded) await ready()
        if (!disposed) await work()
      })
      .catch(failed)
    return queue
  }
  function fail(error: unknown) {
    phase = 'failed'
    trainsSince = undefined
    say(error)
  }

  const begin = async () => {
    if (begun) return
    begun = true
    weights++
    await lanes.begin(loaded!.train, () => rest(0))
  }
  const validate = async () => {
    if (validatedAt === step) return
    validatedAt = step
    await lanes.validate(loaded!.validation, step, () => rest(0))
  }
  const advance = () => {
    const batch = gatherBatch(loaded!.train, order.at(step))
    step++
    weights++
    lanes.train(batch, step)
    disposeBatch(batch)
  }
  const every = Math.max(1, Math.round(imagesBetweenValidations / spec.batchSize))
  const isValidationDue = () => step % every === 0 || (step < every && Number.isInteger(Math.log2(step)))
  const isOver = () => disposed || phase !== 'running' || step >= stopAt

  const trainSlice = async (start: number) => {
    const length = start - askedAt < attentive.forMs ? attentive.sliceMs : sliceMs
    do {
      advance()
      rate.count()
    } while (ceiling === 0 && !isOver() && !isValidationDue() && now() - start < length)
    if (isValidationDue()) await validate()
    await lanes.read() // also waits for the GPU, so that work never piles up
  }

  const loop = async () => {
    await begin()
    if (step >= stopAt) stopAt = step + spec.epochs * order.batchesPerEpoch
    rate.start()
    trainsSince = now()
    let reportedAt = 0
    while (!isOver()) {
      const start = now()
      await trainSlice(start)
      if (now() - reportedAt >= reportEveryMs) {
        reportedAt = now()
        say()
      }
      const spacing = ceiling > 0 ? 1000 / ceiling : 0
      await rest(Math.max(0, start + spacing - now()))
    }
    lastRate = rate.stepsPerSecond()
    trainedMs += now() - trainsSince
    trainsSince = undefined
    // Also for who paused at the very end: going on would be another round.
    if (phase === 'running' || step >= stopAt) phase = 'done'
    await validate()
    await lanes.read()
    say()
  }

  const halt = () => {
    if (phase === 'running') phase = 'paused'
    return queue
  }

  return {
    play(stepsPerSecond) {
      ceiling = stepsPerSecond
      if (phase === 'running') return
      phase = 'running'
      void enqueue(loop)
    },
    pause: halt,
    async step() {
      await halt()
      phase = 'paused'
      await enqueue(async () => {
        await begin()
        advance()
        await validate()
        await lanes.read()
        say()
      })
    },
    async measure() {
      const measured = async () => {
        if (await lanes.solve(loaded!.train, () => rest(0))) weights++
        await validate()
        await lanes.read()
        say()
      }
      // Without data a trained model still answers: a notice, not a failure of the run.
      await enqueue(measured, say)
    },
    tune: lanes.tune,
    stages: lanes.reportedStages,
    nextStage(lane) {
      lanes.nextStage(lane)
      weights++
      validatedAt = -1
      say()
    },
    ask(lane, view, input) {
      askedAt = now()
      const answering = lanes.ask(lane, view, input, { data, rest: () => rest(0) })
      asking.add(answering)
      void answering.catch(() => {}).then(() => asking.delete(answering))
      return answering
    },
    async checkpoint() {
      const [at, stages, trained] = [step, lanes.stages(), seconds()]
      return { step: at, lanes: await lanes.weights(at), stages, seconds: trained }
    },
    restore(from, rest) {
      lanes.restore(from, rest)
      step = from.step
      trainedMs = 1000 * (from.seconds ?? 0)
      stopAt = 0
      validatedAt = -1
    },
    dispose() {
      disposed = true
      phase = 'idle'
      // A question that rests between its parts still needs the weights.
      void Promise.allSettled([queue, ...asking]).then(lanes.dispose)
    },
  }
}
