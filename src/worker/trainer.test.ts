import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import type { DataSet, ImageSet } from '../data/data-set.ts'
import { lane } from '../models/specs.ts'
import type { Curve, Report, RunSpec } from '../protocol/run.ts'
import { createTrainer, type Trainer } from './trainer.ts'

/** Blobs whose place depends on the label: small, quick to learn, no file needed. */
function blobs(count: number, side: number, seed: number): ImageSet {
  const images = new Uint8Array(count * side * side)
  const labels = Uint8Array.from({ length: count }, (_, i) => (i * 7 + seed) % 10)
  for (let i = 0; i < count; i++) {
    const centre = 1 + (labels[i]! % (side - 2))
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        images[(i * side + y) * side + x] = Math.max(
          0,
          255 - 90 * (Math.abs(x - centre) + Math.abs(y - centre)),
        )
      }
    }
  }
  return { images, labels, count, height: side, width: side }
}

const side = 8
const data: DataSet = {
  name: 'digits',
  height: side,
  width: side,
  train: blobs(200, side, 0),
  validation: blobs(60, side, 3),
  notices: [],
}
const spec: RunSpec = {
  data: 'digits',
  seed: 5,
  batchSize: 20,
  epochs: 4,
  lanes: [lane('autoencoder', { widths: [6] }), lane('autoencoder', { widths: [6], loss: 'mse' })],
}

function start(changes: Partial<RunSpec> = {}): {
  trainer: Trainer
  reports: Report[]
  until(phase: string): Promise<void>
} {
  const reports: Report[] = []
  const trainer = createTrainer({
    id: 1,
    spec: { ...spec, ...changes },
    inputSize: side * side,
    data: async () => data,
    report: (report) => reports.push(report),
    rest: (ms) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve))),
  })
  const until = (phase: string) =>
    vi.waitFor(() => expect(reports.at(-1)?.phase).toBe(phase), { timeout: 10_000, interval: 5 })
  return { trainer, reports, until }
}

/** All points of one curve over all reports. */
function joined(reports: Report[], laneIndex: number, split: 'train' | 'validation'): [number, number][] {
  const curves = reports.flatMap(({ lanes }) => (lanes[laneIndex]?.[split].loss ?? []) as Curve | [])
  return curves.flatMap((c) =>
    'steps' in c ? c.steps.map((s, i) => [s, c.values[i]!] as [number, number]) : [],
  )
}

beforeAll(async () => {
  await setBackend('cpu')
})

test('while questions come, training looks for the next one more often', async () => {
  /** Slices of a whole training in which looking at the clock takes a millisecond. */
  const slices = async (asking: boolean) => {
    let [clock, count] = [0, 0]
    let phase = ''
    const trainer: Trainer = createTrainer({
      id: 1,
      spec: { ...spec, epochs: 30 },
      inputSize: side * side,
      data: async () => data,
      report: (report) => {
        phase = report.phase
      },
      async rest() {
        count++
        if (asking) void trainer.ask(0, 'strokes', []).catch(() => {})
        await new Promise(setImmediate)
      },
      now: () => clock++,
    })
    trainer.play(0)
    await vi.waitFor(() => expect(phase).toBe('done'), { timeout: 10_000, interval: 5 })
    trainer.dispose()
    return count
  }
  expect(await slices(true)).toBeGreaterThan(1.5 * (await slices(false)))
})

test('trains all lanes in lockstep to the end of the last epoch, then is done', async () => {
  const { trainer, reports, until } = start()
  trainer.play(0)
  await until('done')
  expect(reports.at(-1)).toMatchObject({ step: 40, epoch: 4, trainingImages: 200, validationImages: 60 })
  for (const index of [0, 1]) {
    const curve = joined(reports, index, 'train')
    expect(curve.map(([s]) => s)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    const validation = joined(reports, index, 'validation')
    expect(validation.at(-1)![1]).toBeLessThan(validation[0]![1])
  }
  trainer.dispose()
})

test('one seed gives one curve, however it is paused; another seed another', async () => {
  const whole = start()
  whole.trainer.play(0)
  await whole.until('done')
  const pieces = start()
  for (let i = 0; i < 3; i++) await pieces.trainer.step()
  pieces.trainer.play(0)
  await pieces.trainer.pause()
  pieces.trainer.play(0)
  await pieces.until('done')
  // The pieces' stop lies as many epochs after its first play, so it is longer; what both have is the same.
  expect(joined(pieces.reports, 0, 'train').slice(0, 40)).toEqual(joined(whole.reports, 0, 'train'))
  const other = start({ seed: 6 })
  other.trainer.play(0)
  await other.until('done')
  expect(joined(other.reports, 0, 'train')).not.toEqual(joined(whole.reports, 0, 'train'))
})

test('a step is one update with its validation, and leaves the run paused', async () => {
  const { trainer, reports } = start()
  await trainer.measure()
  await trainer.step()
  expect(reports.map(({ step, phase }) => [step, phase])).toEqual([
    [0, 'idle'],
    [1, 'paused'],
  ])
  const [measured, stepped] = reports.map(({ weights }) => weights)
  expect(measured).toBe(0)
  expect(stepped!).toBeGreaterThan(0)
  expect(joined(reports, 0, 'validation').map(([s]) => s)).toEqual([0, 1])
  expect(joined(reports, 0, 'validation')[1]![1]).not.toBe(joined(reports, 0, 'validation')[0]![1])
})

test('a ceiling on speed holds, and can be lifted while training', async () => {
  const { trainer, reports, until } = start()
  trainer.play(200)
  await vi.waitFor(() => expect(reports.length).toBeGreaterThan(0))
  trainer.play(0)
  await until('done')
})

test('a loss that is no longer a number becomes a failure that says where', async () => {
  const { trainer, reports, until } = start()
  await trainer.step()
  const { step, lanes } = await trainer.checkpoint()
  lanes[1]!['decoder.0.b']!.data.fill(Number.NaN)
  trainer.restore({ step, lanes })
  trainer.play(0)
  await until('failed')
  expect(reports.at(-1)!.notices).toEqual([{ code: 'diverged', facts: { lane: 1, step: 2 } }])
  await expect(trainer.checkpoint()).rejects.toThrow(/diverged/)
})

test('a changed learning rate acts on the very next step', async () => {
  const [a, b] = [start(), start()]
  for (const { trainer } of [a, b]) await trainer.step()
  b.trainer.tune(0, { learningRate: 0.1 })
  for (const { trainer } of [a, b]) {
    await trainer.step()
    await trainer.step()
  }
  expect(joined(b.reports, 0, 'train')[2]).not.toEqual(joined(a.reports, 0, 'train')[2])
  expect(joined(b.reports, 1, 'train')).toEqual(joined(a.reports, 1, 'train'))
})

test('goes on from a checkpoint with the same weights and step', async () => {
  const first = start()
  await first.trainer.step()
  await first.trainer.step()
  const { step, lanes } = await first.trainer.checkpoint()
  const second = start()
  second.trainer.restore({ step, lanes })
  await second.trainer.measure()
  expect(second.reports[0]!.step).toBe(2)
  expect(joined(second.reports, 0, 'validation')).toEqual([joined(first.reports, 0, 'validation').at(-1)])
})

test('a restored network keeps what its last stage learned', async () => {
  const lanes = [lane('dbn', { widths: [6, 4], stageSteps: 1 })]
  const first = start({ lanes })
  for (let i = 0; i < 5; i++) await first.trainer.step()
  const kept = await first.trainer.checkpoint()
  const second = start({ lanes })
  second.trainer.restore(kept)
  expect((await second.trainer.checkpoint()).lanes).toEqual(kept.lanes)
})

test('answers a view while training, and refuses one that the family lacks', async () => {
  const { trainer } = start()
  trainer.play(0)
  const x = { rows: 2, columns: 64, data: new Float32Array(128) }
  await expect(trainer.ask(0, 'encode', [x])).resolves.toMatchObject({ rows: 2, columns: 6 })
  await expect(trainer.ask(0, 'sing', [x])).rejects.toThrow(/no view "sing"/)
  await expect(trainer.ask(0, 'encode', [{ ...x, rows: 3 }])).rejects.toThrow(/expected 3 × 64/)
  await trainer.pause()
})

test('frees everything', async () => {
  const before = memory().numTensors
  const { trainer } = start()
  trainer.play(0)
  await trainer.ask(0, 'filters', [])
  trainer.dispose()
  await vi.waitFor(() => expect(memory().numTensors).toBe(before))
})

test('what is learned in closed form is there before the first step, the rest is not', async () => {
  const { trainer, reports } = start({
    lanes: [lane('pca', { components: 2 }), lane('autoencoder', { widths: [2], loss: 'mse' })],
  })
  await trainer.measure()
  const [pca, network] = reports.at(-1)!.lanes.map(({ validation }) => validation.loss!.values.at(-1)!)
  expect(reports.at(-1)!.step).toBe(0)
  expect(reports.at(-1)!.weights).toBeGreaterThan(0)
  expect(pca!).toBeLessThan(network! / 2)
  trainer.dispose()
})

test('a checkpoint knows the stage, and a start may lack lanes and variables', async () => {
  const staged = { widths: [6, 4], stageSteps: 500 } as const
  const one = { lanes: [lane('layer-by-layer', staged)] }
  const { trainer } = start(one)
  await trainer.step()
  trainer.nextStage(0)
  await trainer.step()
  const checkpoint = await trainer.checkpoint()
  expect(checkpoint.stages?.[0]).toMatchObject({ index: 1, done: 1 })
  expect(trainer.stages()[0]).toMatchObject({ index: 1, done: 1 })
  trainer.dispose()

  const two = start({ lanes: [...one.lanes, lane('autoencoder', { widths: [6] })] })
  const untouched = (await two.trainer.checkpoint()).lanes[1]!['encoder.0.W']!.data.slice()
  const { 'encoder.1.b': _left, ...some } = checkpoint.lanes[0]!
  expect(() => two.trainer.restore({ ...checkpoint, lanes: [some] })).toThrow('encoder.1.b')
  two.trainer.restore({ ...checkpoint, lanes: [some] }, 'new')
  const restored = await two.trainer.checkpoint()
  expect(restored.stages?.[0]).toMatchObject({ index: 1, done: 1 })
  expect(restored.lanes[0]!['encoder.0.W']).toEqual(some['encoder.0.W'])
  expect(restored.lanes[1]!['encoder.0.W']!.data).toEqual(untouched)
  two.trainer.dispose()
})

test('counts the time it trained, which goes along with the weights; the last speed stays while it rests', async () => {
  let clock = 0
  const reports: Report[] = []
  const make = () =>
    createTrainer({
      id: 1,
      spec,
      inputSize: side * side,
      data: async () => data,
      report: (report) => reports.push(report),
      rest: () => new Promise(setImmediate),
      now: () => clock++,
    })
  const trainer = make()
  trainer.play(0)
  await vi.waitFor(() => expect(reports.at(-1)?.phase).toBe('done'), { timeout: 10_000, interval: 5 })
  const { seconds, imagesPerSecond } = reports.at(-1)!
  expect(seconds).toBeGreaterThan(0)
  expect(imagesPerSecond).toBeGreaterThan(0)
  clock += 60_000
  const kept = await trainer.checkpoint()
  expect(kept.seconds).toBe(seconds)
  trainer.dispose()
  const next = make()
  next.restore(kept)
  await next.measure()
  expect(reports.at(-1)).toMatchObject({ step: 40, seconds })
  next.dispose()
})
