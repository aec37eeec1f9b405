/** The worker's side of `page.ts`: one task after the other, by name. */
type Task = (args: never) => unknown

export function answerTasks(tasks: Record<string, Task>): void {
  let last: Promise<unknown> = Promise.resolve()
  self.onmessage = ({ data: { id, task, args } }) => {
    last = last.then(async () => {
      try {
        const run = tasks[task]
        if (!run) throw new Error(`no task ${task}; there are ${Object.keys(tasks)}`)
        self.postMessage({ id, value: await run(args as never) })
      } catch (error) {
        self.postMessage({
          id,
          error: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
        })
      }
    })
  }
}

interface Steps {
  step(): void | Promise<void>
  dispose(): void
}

/** Milliseconds per step, over at least two steps and `seconds`; what was prepared stays for the next round. */
export function createTimer<W extends { readonly name: string }>(prepare: (workload: W) => Steps) {
  const prepared = new Map<string, Steps>()
  return {
    async time({ workload, seconds }: { workload: W; seconds: number }): Promise<number> {
      let steps = prepared.get(workload.name)
      if (!steps) {
        steps = prepare(workload)
        prepared.set(workload.name, steps)
        for (let i = 0; i < 3; i++) await steps.step()
      }
      let count = 0
      const start = performance.now()
      do {
        await steps.step()
        count++
      } while (count < 2 || performance.now() - start < 1000 * seconds)
      return (performance.now() - start) / count
    },
    drop({ name }: { name: string }): void {
      prepared.get(name)?.dispose()
      prepared.delete(name)
    },
  }
}

/** Counts what ten steps draw on a WebGL context, as a mean per step: one draw call is one program run. */
export function countDraws(gl: WebGL2RenderingContext, work: () => void): number {
  const draw = gl.drawElements
  let count = 0
  gl.drawElements = (...args) => {
    count++
    draw.apply(gl, args)
  }
  try {
    for (let i = 0; i < 10; i++) work()
  } finally {
    gl.drawElements = draw
  }
  return count / 10
}
