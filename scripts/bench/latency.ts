/** The product's trainer with a 784-256-2-256-784 network, asked to decode one point. */

import { lane } from '../../src/models/specs.ts'
import { createTrainer, type Trainer } from '../../src/worker/trainer.ts'

let trainer: Trainer | undefined

function images(count: number) {
  const pixels = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 7919) % 256)
  return { images: pixels, labels: new Uint8Array(count), count, height: 28, width: 28 }
}

export const decodeWhileTraining = {
  openTrainer() {
    trainer = createTrainer({
      id: 1,
      spec: {
        lanes: [lane('autoencoder', { widths: [256, 2] })],
        data: 'digits',
        seed: 1,
        batchSize: 128,
        epochs: 10_000,
      },
      inputSize: 784,
      data: Promise.resolve({
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
}
