/** Entry of the training worker: wiring only. */
import * as Comlink from 'comlink'
import { createWorkerApi } from './api.ts'

/**
 * Lets waiting messages in. Not a timer: those are held back in hidden tabs and below four milliseconds.
 * Not `tf.nextFrame` either, which does not yield in a worker.
 */
function rest(ms: number): Promise<void> {
  if (ms > 0) return new Promise((resolve) => setTimeout(resolve, ms))
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

// The page gives the app's address and the name of a lock as the worker's name. The worker holds the lock as
// long as it lives, so the page learns of its death at once, however it came about.
const { baseUrl, lock } = JSON.parse(self.name) as { baseUrl: string; lock: string }
const alive = new Promise<void>((held) => {
  if (!navigator.locks) held()
  void navigator.locks?.request(lock, () => {
    held()
    return new Promise(() => {})
  })
})

// What is fetched here is told to the page, which keeps it for reading without a network (`offline/offline.ts`).
const fetched = new BroadcastChannel('bottleneck fetched')
new PerformanceObserver((list) => fetched.postMessage(list.getEntries().map(({ name }) => name))).observe({
  type: 'resource',
  buffered: true,
})

Comlink.expose(createWorkerApi({ baseUrl, rest, alive }))
