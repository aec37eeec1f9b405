/** Entry of the training worker: wiring only. */
import * as Comlink from 'comlink'
import { createWorkerApi } from './api.ts'
import { holdLock } from './hold-lock.ts'
import { createRest } from './rest.ts'

// The page gives the app's address and the name of a lock as the worker's name. The worker holds the lock as
// long as it lives, so the page learns of its death at once, however it came about.
const { baseUrl, lock } = JSON.parse(self.name) as { baseUrl: string; lock: string }

// What is fetched here is told to the page, which keeps it for reading without a network (`offline/offline.ts`).
const fetched = new BroadcastChannel('bottleneck fetched')
new PerformanceObserver((list) => fetched.postMessage(list.getEntries().map(({ name }) => name))).observe({
  type: 'resource',
  buffered: true,
})

Comlink.expose(createWorkerApi({ baseUrl, rest: createRest(), alive: holdLock(lock) }))
