/** The worker's answer to every call of the protocol: keeps the runs, turns failures into notices. */
import {
  type DataSet,
  type DataSetLoader,
  type DataSetSource,
  type ImageSet,
  once,
  pixelsOf,
  type Split,
} from '../data/data-set.ts'
import { dataSetOf } from '../data/data-sets.ts'
import { loadTrained } from '../data/trained.ts'
import { onContextLost, openBackend } from '../engine/backend.ts'
import { liveChanges } from '../models/live-changes.ts'
import { NoticeError, noticeOf } from '../protocol/notice.ts'
import type { DataSetName, Prepared, RunSpec, StartFrom } from '../protocol/run.ts'
import type { Answered, Pictures, WorkerApi, WorkerListeners } from '../protocol/worker-api.ts'
import { shippedFiles } from './shipped.ts'
import { createTrainer, type Trainer, type TrainerOptions } from './trainer.ts'

const unknownCurves = { train: {}, validation: {} }

async function answer<T>(work: () => T | Promise<T>): Promise<Answered<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (!(error instanceof NoticeError)) console.error(error)
    return { ok: false, notice: noticeOf(error) }
  }
}

export interface WorkerOptions {
  /** The app's address, with the slash; data and trained models lie below it. */
  readonly baseUrl: string
  readonly rest: TrainerOptions['rest']
  /** Resolves once the page can notice this worker's death; `open` waits for it. */
  readonly alive: Promise<void>
}

export function createWorkerApi({ baseUrl, rest, alive }: WorkerOptions): WorkerApi {
  const fetchShipped = shippedFiles(baseUrl)
  const trainers = new Map<number, Trainer>()
  let listeners: WorkerListeners | undefined
  let opened: Promise<unknown> = Promise.resolve()
  /** Trained files on their way. */
  const coming = new Set<Promise<unknown>>()
  const loaders = new Map<DataSetName, DataSetLoader>()

  const data = (name: DataSetName) => {
    const known = loaders.get(name)
    if (known) return known
    const opened = dataSetOf(name).open('data/', fetchShipped)
    // A set of the learner's own may be replaced by another of its name.
    if (name.startsWith('own:')) return opened
    // A load that failed, wholly or in part, is not kept: the next run tries again.
    const watched = (load: () => Promise<DataSet>) =>
      once(() => {
        const loading = load()
        const forget = () => loaders.delete(name)
        loading.then(({ notices }) => notices.length > 0 && forget(), forget)
        return loading
      })
    const loader = { first: watched(opened.first), all: watched(opened.all) }
    loaders.set(name, loader)
    return loader
  }
  const trainer = (id: number): Trainer => {
    const found = trainers.get(id)
    if (!found)
      throw new Error(`run ${id}: expected a prepared run, got a closed or unknown one; prepare it first`)
    return found
  }

  /**
   * Of several files the lanes follow each other: a lane learns the same whether others learn beside it or not.
   * @returns `undefined` where training `spec` would not have led to these weights, as with another seed
   */
  async function loadLanes(names: string, spec: RunSpec) {
    const files = await Promise.all(
      names.split('+').map((name) => loadTrained('models/', name, fetchShipped)),
    )
    const lanes = files.flatMap((file) => file.lanes)
    const origins = files.flatMap(({ manifest: { run } }) => run.lanes.map((lane) => ({ ...run, lane })))
    if (lanes.length !== spec.lanes.length) {
      throw new NoticeError('trained-missing', { name: names, reason: 'number of lanes differs' })
    }
    const fit = origins.every(
      ({ data, seed, batchSize, lane }, i) =>
        data === spec.data &&
        seed === spec.seed &&
        batchSize === spec.batchSize &&
        liveChanges(lane, spec.lanes[i]!),
    )
    if (!fit) return undefined
    return {
      step: Math.max(...files.map(({ manifest }) => manifest.step)),
      lanes,
      curves: files.flatMap((file) => file.manifest.curves ?? file.lanes.map(() => unknownCurves)),
    }
  }

  async function start(
    made: Trainer,
    from: StartFrom,
    loading: ReturnType<typeof loadLanes> | undefined,
  ): Promise<Omit<Prepared, 'run' | 'inputSize' | 'stages'>> {
    if (from.kind === 'checkpoint') {
      made.restore(from, from.rest)
      return { step: from.step, notices: [] }
    }
    try {
      const trained = await loading
      if (!trained) return { step: 0, notices: [] }
      made.restore(trained)
      return { step: trained.step, notices: [], curves: trained.curves }
    } catch (error) {
      return { step: 0, notices: [noticeOf(error)] }
    }
  }

  return {
    open(preference, given) {
      listeners = given
      const opening = answer(async () => {
        await alive
        const report = await openBackend(preference)
        onContextLost(() => listeners?.onContextLost())
        return report
      })
      opened = opening
      return opening
    },
    pictures: (name, split, indices, labels) =>
      answer(async () => {
        if (labels) return redrawn(dataSetOf(name), split, indices, labels)
        // What a trained model answers needs its weights alone: on a slow network they come first.
        await Promise.allSettled(coming)
        const loading = data(name)
        // The first part has real images at once; the positions of both splits go on in the rest.
        const first = await loading.first()
        const enough = indices.every((index) => index < first[split].count)
        return picturesOf((enough ? first : await loading.all())[split], indices)
      }),
    prepare: (id, spec, from) =>
      answer(async () => {
        const trained = from.kind === 'trained' ? loadLanes(from.name, spec) : undefined
        if (trained) {
          coming.add(trained)
          const come = () => coming.delete(trained)
          trained.then(come, come) // what went wrong is told by `start`
        }
        await opened
        const { height, width } = dataSetOf(spec.data)
        const inputSize = height * width
        const whole = data(spec.data).all
        const made = createTrainer({
          id,
          spec,
          inputSize,
          data: whole,
          report: (report) => listeners?.onReport(report),
          rest,
        })
        const started = await start(made, from, trained)
        trainers.set(id, made)
        return { run: id, inputSize, stages: made.stages(), ...started }
      }),
    play: (id, stepsPerSecond) => answer(() => trainer(id).play(stepsPerSecond)),
    pause: (id) => answer(() => trainer(id).pause()),
    step: (id) => answer(() => trainer(id).step()),
    measure: (id) => answer(() => trainer(id).measure()),
    tune: (id, lane, changes) => answer(() => trainer(id).tune(lane, changes)),
    nextStage: (id, lane) => answer(() => trainer(id).nextStage(lane)),
    ask: (id, lane, view, input) =>
      answer(async () => (await trainer(id).ask(lane, view, input as readonly unknown[])) as never),
    checkpoint: (id) => answer(() => trainer(id).checkpoint()),
    async close(id) {
      trainers.get(id)?.dispose()
      trainers.delete(id)
    },
  }
}

/** The images with other labels, each at its place. */
function redrawn(
  { height, width, redraw }: DataSetSource,
  split: Split,
  indices: readonly number[],
  labels: readonly number[],
): Pictures {
  if (!redraw) throw new Error('pictures: expected a set that is drawn; leave the labels out')
  const size = height * width
  const images = new Uint8Array(indices.length * size)
  for (const [row, index] of indices.entries()) {
    redraw(split, index, labels[row]!, images.subarray(row * size, (row + 1) * size))
  }
  const set = { images, labels: Uint8Array.from(labels), count: indices.length, height, width }
  return picturesOf(
    set,
    indices.map((_, row) => row),
  )
}

/** Images at positions that the set has; a small one has fewer than were asked for. */
function picturesOf(set: ImageSet, wanted: readonly number[]): Pictures {
  const { height, width } = set
  const indices = wanted.filter((index) => index < set.count)
  const rows = (images: Uint8Array) => ({
    rows: indices.length,
    columns: height * width,
    data: pixelsOf(set, indices, images),
  })
  return {
    images: rows(set.images),
    ...(set.damaged ? { damaged: rows(set.damaged) } : {}),
    labels: indices.map((index) => set.labels[index]!),
    height,
    width,
  }
}
