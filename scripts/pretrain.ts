/**
 * Trains the runs of `src/training/trained-runs.ts` from their seeds and writes `public/models`.
 * `npm run pretrain` makes all, `npm run pretrain NAME` one. The same code and seed as in the browser; wasm.
 */
import '@tensorflow/tfjs-backend-wasm'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setBackend } from '@tensorflow/tfjs-core'
import { trainSmallMachine } from '../src/chapters/01-boltzmann-machine/small-machine.ts'
import type { DataSet } from '../src/data/data-set.ts'
import { packWeights, type TrainedManifest, unpackWeights } from '../src/data/trained.ts'
import { thinCurve } from '../src/panels/thin-curve.ts'
import type { Curve, LaneReport, Report, RunSpec } from '../src/protocol/run.ts'
import { appendCurves } from '../src/training/curves.ts'
import { trainedRuns } from '../src/training/trained-runs.ts'
import { createTrainer } from '../src/worker/trainer.ts'
import { readDataSet } from './read-data-set.ts'

const folder = fileURLToPath(new URL('../public/models/', import.meta.url))

/** A trainer of `spec`, and a promise of the first report that satisfies a condition. */
function open(spec: RunSpec, data: DataSet) {
  let listener: (report: Report) => void = () => {}
  const trainer = createTrainer({
    id: 1,
    spec,
    inputSize: data.height * data.width,
    data: async () => data,
    report: (report) => listener(report),
    rest: () => new Promise((resolve) => setImmediate(resolve)),
  })
  const reported = (wanted: (report: Report) => boolean) =>
    new Promise<Report>((resolve, reject) => {
      listener = (report) => {
        if (report.phase === 'failed') reject(new Error(JSON.stringify(report.notices)))
        if (wanted(report)) resolve(report)
      }
    })
  return { trainer, reported }
}

/** Enough points for a chart, of four digits. */
const thinned = (curves: Readonly<Record<string, Curve>>) =>
  Object.fromEntries(
    Object.entries(curves).map(([metric, curve]) => {
      const { steps, values } = thinCurve(curve, 60)
      return [metric, { steps, values: values.map((value) => Number(value.toPrecision(4))) }]
    }),
  )

async function pretrain(name: string, spec: RunSpec, data: DataSet): Promise<void> {
  // With what the lab compares any two families by, so that its chart has their past too.
  const training = open({ ...spec, alike: true }, data)
  let curves: LaneReport[] = []
  const done = training.reported((report) => {
    curves = report.lanes.map(({ train, validation }, i) => ({
      train: appendCurves(curves[i]?.train ?? {}, train),
      validation: appendCurves(curves[i]?.validation ?? {}, validation),
    }))
    return report.phase === 'done'
  })
  training.trainer.play(0)
  await done
  const { step, lanes } = await training.trainer.checkpoint()
  training.trainer.dispose()

  // Measured as shipped: after rounding to halves.
  const { variables, bytes } = packWeights(lanes)
  const shipped = open(spec, data)
  shipped.trainer.restore({ step, lanes: unpackWeights(variables, bytes) })
  const measured = shipped.reported(() => true)
  await shipped.trainer.measure()
  const validation = (await measured).lanes.map((lane) =>
    Object.fromEntries(
      Object.entries(lane.validation).map(([metric, { values }]) => [metric, values.at(-1)!]),
    ),
  )
  shipped.trainer.dispose()

  const manifest: TrainedManifest = {
    run: spec,
    step,
    validation,
    variables,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    curves: curves.map(({ train, validation }) => ({
      train: thinned(train),
      validation: thinned(validation),
    })),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    `${folder}${name}.json`,
    `${JSON.stringify(manifest, null, 1).replace(/\[[\s\d.,e+-]+\]/g, (list) => list.replace(/\s+/g, ' '))}\n`,
  )
  writeFileSync(`${folder}${name}.bin`, bytes)
  console.log(`${name}: ${step} steps, ${bytes.length} bytes, ${JSON.stringify(validation)}`)
}

/** The small machine of chapter 1 lives on the page and in its figure's own file. */
function pretrainSmall(): void {
  const place = new URL('../src/chapters/01-boltzmann-machine/small-machine.json', import.meta.url)
  const trained = trainSmallMachine()
  writeFileSync(fileURLToPath(place), `${JSON.stringify(trained)}\n`)
  console.log(`${small}: ${trained.step} updates, KL ${trained.curve.values.at(-1)}`)
}

const small = 'small-machine'
const wanted = process.argv.slice(2)
const known = [...Object.keys(trainedRuns), small]
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`pretrain: expected ${known.join(', ')}; got ${unknown.join(', ')}`)
  process.exit(2)
}
if (wanted.length === 0 || wanted.includes(small)) pretrainSmall()
await setBackend('wasm')
for (const [name, spec] of Object.entries(trainedRuns)) {
  if (wanted.length === 0 || wanted.includes(name)) await pretrain(name, spec, await readDataSet(spec.data))
}
