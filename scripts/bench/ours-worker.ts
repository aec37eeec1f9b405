import { backend } from '@tensorflow/tfjs-core'
import { openBackend } from '../../src/engine/backend.ts'
import { answerTasks, countDraws, createTimer } from './answer.ts'
import { checkBackends, trainingCurve } from './check.ts'
import { latencyTasks } from './latency.ts'
import { decodeOne, kernelsPerStep, kernelTimes, memoryRun, prepare } from './ours.ts'
import type { Workload } from './workloads.ts'

const timer = createTimer(prepare)

answerTasks({
  open: async (name: 'cpu' | 'wasm' | 'webgl') => (await openBackend(name)).backend,
  ...timer,
  check: checkBackends,
  curve: trainingCurve,
  kernels: kernelsPerStep,
  kernelTimes,
  decodeOne,
  ...latencyTasks,
  ...memoryRun,
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
