/** The benchmark's worker: answers one task at a time. */
import { tasks } from './tasks.ts'

self.onmessage = async ({ data: { id, task, args } }) => {
  try {
    const run = tasks[task]
    if (!run) throw new Error(`no task ${task}; there are ${Object.keys(tasks)}`)
    self.postMessage({ id, value: await run(args) })
  } catch (error) {
    self.postMessage({
      id,
      error: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
    })
  }
}
