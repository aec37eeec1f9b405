/** Chooses where tensors live: WebGL or WASM by measurement on a real GPU, else WASM, else plain JavaScript. */
import { env, setBackend, tensor1d, tensor2d, tidy, variable } from '@tensorflow/tfjs-core'
import { type Notice, NoticeError } from '../protocol/notice.ts'
import type { BackendName, BackendPreference } from '../protocol/run.ts'
import type { BackendReport } from '../protocol/worker-api.ts'
import { dense } from './dense.ts'
import { rememberBackend, rememberedBackend, stepTime } from './evidence.ts'
import { valueAndGradients } from './gradients.ts'
import { crossEntropyFromLogits } from './losses.ts'
import { createOptimizer } from './optimizer.ts'

/** Renderers that compute on the processor; there WASM is faster. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i

const loseListeners = new Set<() => void>()

/** Calls back when the GPU context is gone; tensors are lost then. */
export function onContextLost(callback: () => void): void {
  loseListeners.add(callback)
}

/** The GPU as the browser names it, or `undefined` where a worker cannot have WebGL 2. */
function renderer(): string | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl) return undefined
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return name
}

async function startWebgl(): Promise<void> {
  const { webgl, MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl')
  void webgl
  env().set('SOFTWARE_WEBGL_ENABLED', true)
  if (!(await setBackend('webgl'))) throw new Error('WebGL cannot be started here')
  const { backend } = await import('@tensorflow/tfjs-core')
  const { gpgpu } = backend() as InstanceType<typeof MathBackendWebGL>
  gpgpu.gl.canvas.addEventListener('webglcontextlost', () => {
    for (const listener of loseListeners) listener()
  })
}

/** Fetches what tfjs will ask for, so that it has come when it does. */
async function expectWasm(): Promise<void> {
  if (typeof location === 'undefined') return
  const { wasmFiles } = await import('./wasm-files.ts')
  await (await fetch(wasmFiles['tfjs-backend-wasm-simd.wasm'])).arrayBuffer()
}

async function startWasm(): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  if (typeof location !== 'undefined') {
    const { wasmFiles } = await import('./wasm-files.ts')
    setWasmPaths(wasmFiles)
    // The threaded build breaks when minified and needs headers that plain hosts do not send.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  }
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly cannot be started here')
}

async function startCpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu')
  if (!(await setBackend('cpu'))) throw new Error('the cpu backend cannot be started')
}

const start: Record<BackendName, () => Promise<void>> = { webgl: startWebgl, wasm: startWasm, cpu: startCpu }

/** One real training step; throws when it fails or gives nonsense. */
async function probe(): Promise<void> {
  const result = tidy(() => {
    const x = tensor2d([0, 1, 1, 0], [2, 2])
    const W = variable(tensor2d([0.1, -0.2, 0.3, 0.4], [2, 2]))
    const b = variable(tensor1d([0, 0]))
    const optimizer = createOptimizer({ kind: 'adam', learningRate: 0.01, momentum: 0 }, [W, b])
    const { value, gradients } = valueAndGradients(
      () => crossEntropyFromLogits(dense(x, W, b, 'linear'), x),
      [W, b],
    )
    optimizer.apply(gradients)
    optimizer.dispose()
    W.dispose()
    b.dispose()
    return value
  })
  const [loss] = await result.data()
  result.dispose()
  if (!Number.isFinite(loss)) throw new Error(`a training step gave ${loss}`)
}

/** Starts a backend and proves it with a step. */
async function open(backend: BackendName): Promise<void> {
  await start[backend]()
  await probe()
}

/**
 * WebGL or WASM, whichever trains faster on this GPU; measured once, then remembered. A small GPU beside a fast
 * processor is no rarity.
 */
async function fasterOn(gpu: string): Promise<BackendName> {
  const known = await rememberedBackend(gpu)
  if (known) return known
  const times: Partial<Record<BackendName, number>> = {}
  for (const backend of ['webgl', 'wasm'] as const) {
    try {
      await open(backend)
      times[backend] = await stepTime()
    } catch {
      // It is not chosen; opening it again will say why.
    }
  }
  const faster =
    (times.wasm ?? Number.POSITIVE_INFINITY) < (times.webgl ?? Number.POSITIVE_INFINITY) ? 'wasm' : 'webgl'
  await rememberBackend(gpu, faster)
  return faster
}

/**
 * Starts the wanted backend, or (`auto`) the faster one of WebGL and WASM where there is a real GPU, else WASM;
 * whatever does not work is passed over, down to cpu. Workers of Safari have no WebGL and take WASM.
 * @throws NoticeError `backend-unavailable` when not even cpu works
 */
export async function openBackend(preference: BackendPreference): Promise<BackendReport> {
  // While the GPU is looked for: whatever it is, WASM is chosen or measured at the first visit.
  if (preference !== 'webgl' && preference !== 'cpu') expectWasm().catch(() => {})
  const gpu = renderer()
  const real = gpu !== undefined && !software.test(gpu)
  const order: BackendName[] = real ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu']
  const first = preference !== 'auto' ? preference : real ? await fasterOn(gpu) : 'wasm'
  for (const backend of [first, ...order.filter((other) => other !== first)]) {
    try {
      await open(backend)
      const device = backend === 'webgl' ? (gpu ?? '') : ''
      const notice: Notice = { code: 'backend-unavailable', facts: { wanted: preference, used: backend } }
      return preference === 'auto' || backend === preference
        ? { backend, device }
        : { backend, device, notice }
    } catch (error) {
      console.warn(`backend ${backend}: ${error instanceof Error ? error.message : error}`)
    }
  }
  throw new NoticeError('backend-unavailable', { wanted: preference, used: '' })
}
