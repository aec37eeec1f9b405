/** Passes questions from the script that drives the browser to the worker, as the product's page does. */
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
let asked = 0

/** Asks the worker; resolves with its answer. */
function ask(task: string, args: unknown): Promise<unknown> {
  const id = ++asked
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', function listen({ data }) {
      if (data.id !== id) return
      worker.removeEventListener('message', listen)
      if (data.error === undefined) resolve(data.value)
      else reject(new Error(data.error))
    })
    worker.postMessage({ id, task, args })
  })
}

Object.assign(globalThis, { ask })
