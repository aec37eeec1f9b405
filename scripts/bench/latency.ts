/** Round trips of a question to the product's trainer: decoding a point while training, and a Gibbs step of chapter 1's daydream. */

import { lane } from '../../src/models/specs.ts'
import type { Matrix, RunSpec } from '../../src/protocol/run.ts'
import type { ViewAnswer } from '../../src/protocol/worker-api.ts'
import { createTrainer, type Trainer } from '../../src/worker/trainer.ts'

let trainer: Trainer | undefined
/** Where the chain of `dream` stands. */
let chain: Matrix | undefined

const specs = {
  /** 784-256-2-256-784, asked to decode one point. */
  decode: { lanes: [lane('autoencoder', { widths: [256, 2] })], batchSize: 128 },
  /** The machine of the daydream, 784 visible and 100 hidden units. */
  dream: { lanes: [lane('rbm', { hidden: 100 })], batchSize: 100 },
} as const satisfies Record<string, Pick<RunSpec, 'lanes' | 'batchSize'>>

function images(count: number) {
  const pixels = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 7919) % 256)
  return { images: pixels, labels: new Uint8Array(count), count, height: 28, width: 28 }
}

export const latencyTasks = {
  openTrainer(which: keyof typeof specs) {
    chain = undefined
    trainer = createTrainer({
      id: 1,
      spec: { ...specs[which], data: 'digits', seed: 1, epochs: 10_000 },
      inputSize: 784,
      data: async () => ({
        name: 'noise',
        height: 28,
        width: 28,
        train: images(4096),
        validation: images(256),
        notices: [],
      }),
      report: () => {},
      rest: (ms) =>
        new Promise((resolve) => {
          if (ms > 0) return void setTimeout(resolve, ms)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            port1.close()
            resolve()
          }
          port2.postMessage(undefined)
        }),
    })
  },
  play: () => trainer!.play(0),
  closeTrainer: async () => {
    await trainer!.pause()
    trainer!.dispose()
  },
  decode: () => trainer!.ask(0, 'decode', [{ rows: 1, columns: 2, data: Float32Array.of(0.3, -0.7) }]),
  async dream() {
    const from = chain ?? { rows: 1, columns: 784, data: new Float32Array(784) }
    const step = (await trainer!.ask(0, 'gibbsStep', [from])) as ViewAnswer<'gibbsStep'>
    chain = step.visibleSample
    return step
  },
}
