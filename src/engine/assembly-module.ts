/**
 * The compiled kernels of `assembly/`, working in the memory of tfjs's wasm backend. Made on first use, so
 * every test and page that sets the wasm backend has them.
 */
import { type KernelBackend, registerKernel, type TensorInfo, unregisterKernel } from '@tensorflow/tfjs-core'
import { assembly } from './assembly-code.ts'

/** What we use of tfjs's backend. */
export interface WasmBackend extends KernelBackend {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory }; _malloc(bytes: number): number }
  readonly dataIdMap: { get(dataId: object): { memoryOffset: number } }
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo
}

/** Exports of `assembly/index.ts`; every address, size and flag is a number. */
type Name =
  | 'activate'
  | 'activateGradient'
  | 'adam'
  | 'bernoulli'
  | 'convolutionNumbers'
  | 'convolve'
  | 'convolveGradientW'
  | 'crossEntropy'
  | 'descend'
  | 'distance'
  | 'gaussianHeads'
  | 'gaussianHeadsGradient'
  | 'maxPool'
  | 'maxPoolGradient'
  | 'normal'
  | 'packedBytes'
  | 'productOf'
  | 'reparameterize'
  | 'reparameterizeGradient'
  | 'scale'
  | 'sparseBytes'
  | 'standardDivergence'
  | 'topKMask'
  | 'turnKernel'
  | 'uniform'
  | 'upsample'
type Assembly = Record<Name, (...numbers: number[]) => number>

export interface AssemblyModule extends Assembly {
  /** Address of a tensor's first number; valid while the tensor lives. */
  at(tensor: TensorInfo): number
  /** A new float32 tensor, not cleared. */
  make(shape: readonly number[]): TensorInfo
  /** Address of scratch that holds until the next kernel; grows, is never given back. */
  scratch(bytes: number): number
  /** Scratch of `product`. */
  readonly packed: number
  readonly memory: WebAssembly.Memory
}

const modules = new WeakMap<object, AssemblyModule>()

function compiled(): WebAssembly.Module {
  const bytes = (code: string) => Uint8Array.from(atob(code), (c) => c.charCodeAt(0))
  const relaxed = bytes(assembly.relaxed)
  return new WebAssembly.Module(WebAssembly.validate(relaxed) ? relaxed : bytes(assembly.plain))
}

/** The kernels of this backend. @throws when the browser has no SIMD */
export function assemblyOf(backend: KernelBackend): AssemblyModule {
  const found = modules.get(backend)
  if (found) return found
  const { wasm, dataIdMap } = backend as WasmBackend
  const memory = wasm.asm.memory
  const abort = () => {
    throw new Error('a compiled kernel stopped')
  }
  const exports = new WebAssembly.Instance(compiled(), { env: { memory, abort } }).exports as Assembly
  let scratch = 0
  let scratchBytes = 0
  const made: AssemblyModule = {
    ...exports,
    at: (tensor) => dataIdMap.get(tensor.dataId).memoryOffset,
    make: (shape) => (backend as WasmBackend).makeOutput(shape, 'float32'),
    scratch(bytes) {
      if (bytes > scratchBytes) {
        scratch = wasm._malloc(bytes) >>> 0
        scratchBytes = bytes
      }
      return scratch
    },
    packed: wasm._malloc(exports.packedBytes()) >>> 0,
    memory,
  }
  modules.set(backend, made)
  replaceMatMul()
  replaceIdentity()
  return made
}

/**
 * tfjs's own matrix product keeps packed copies of weights by tensor, and our updates write into weights in place:
 * besides being slow when transposed, it would go on with old weights.
 */
function replaceMatMul(): void {
  unregisterKernel('BatchMatMul', 'wasm')
  registerKernel({
    kernelName: 'BatchMatMul',
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean }
      return matMul(assemblyOf(backend as KernelBackend), inputs.a!, inputs.b!, transposeA, transposeB)
    },
  })
}

/**
 * tfjs's own one copies the numbers, and automatic differentiation makes an identity of all that it keeps: inputs, weights,
 * activities. Numbers that are shared are safe, since updates in place look who else holds them.
 */
function replaceIdentity(): void {
  unregisterKernel('Identity', 'wasm')
  registerKernel({
    kernelName: 'Identity',
    backendName: 'wasm',
    kernelFunc({ inputs, backend }) {
      const { dataId, shape, dtype } = inputs.x!
      ;(backend as KernelBackend).incRef(dataId)
      return { dataId, shape, dtype }
    },
  })
}

/** Batches of products; where one side has a single matrix it meets every matrix of the other. */
function matMul(
  m: AssemblyModule,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo {
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number]
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number]
  const [rows, depth] = transposeA ? [aColumns, aRows] : [aRows, aColumns]
  const columns = transposeB ? bRows : bColumns
  const count = (t: TensorInfo) => t.shape.slice(0, -2).reduce((product, n) => product * n, 1)
  const [aCount, bCount] = [count(a), count(b)]
  const outer = (aCount >= bCount ? a : b).shape.slice(0, -2)
  const out = m.make([...outer, rows, columns])
  const scratch = m.scratch(m.sparseBytes(rows, columns))
  for (let i = 0; i < Math.max(aCount, bCount); i++) {
    m.productOf(
      m.at(a) + (aCount === 1 ? 0 : i * aRows * aColumns * 4),
      ...(transposeA ? [4, aColumns * 4] : [aColumns * 4, 4]),
      m.at(b) + (bCount === 1 ? 0 : i * bRows * bColumns * 4),
      ...(transposeB ? [4, bColumns * 4] : [bColumns * 4, 4]),
      m.at(out) + i * rows * columns * 4,
      rows,
      columns,
      depth,
      0,
      scratch,
      m.packed,
    )
  }
  return out
}
