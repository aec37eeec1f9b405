import { answerTasks, countDraws, createTimer } from './answer.ts'
import { backend, kernelsPerStep, modelFit, open, prepare } from './stock.ts'
import type { Workload } from './workloads.ts'

const timer = createTimer(prepare)

answerTasks({
  open,
  ...timer,
  kernels: kernelsPerStep,
  modelFit: ({ workload, steps }: { workload: Workload; steps: number }) => modelFit(workload, steps),
  programs(workload: Workload) {
    const steps = prepare(workload)
    steps.step()
    steps.step()
    const { gpgpu } = backend() as unknown as { gpgpu: { gl: WebGL2RenderingContext } }
    const count = countDraws(gpgpu.gl, () => steps.step())
    steps.dispose()
    return count
  },
})
