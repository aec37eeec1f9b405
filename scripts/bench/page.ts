/** Passes questions from the script that drives the browser to the workers, as the product's page does. */
const workers = {
  ours: new Worker(new URL('./ours-worker.ts', import.meta.url), { type: 'module' }),
  stock: new Worker(new URL('./stock-worker.ts', import.meta.url), { type: 'module' }),
  jax: new Worker(new URL('./jax-worker.ts', import.meta.url), { type: 'module' }),
}
let asked = 0

function ask(name: keyof typeof workers, task: string, args: unknown): Promise<unknown> {
  const id = ++asked
  const worker = workers[name]
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', function listen({ data }) {
      if (data.id !== id) return
      worker.removeEventListener('message', listen)
      if (data.error === undefined) resolve(data.value)
      else reject(new Error(data.error))
    })
    // A worker that does not even load would never answer.
    worker.addEventListener('error', ({ message }) => reject(new Error(`${name}: ${message}`)), {
      once: true,
    })
    worker.postMessage({ id, task, args })
  })
}

/** Round trips of a question from this thread, ms. */
async function latencies(task: string, count: number): Promise<number[]> {
  const times = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    await ask('ours', task, null)
    times.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return times
}

Object.assign(globalThis, { ask, latencies })
