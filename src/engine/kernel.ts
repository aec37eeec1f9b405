/** How an operation of ours becomes kernels of tfjs: one function per backend under one name. */
import {
  engine,
  type KernelBackend,
  type NamedAttrMap,
  type NamedTensorMap,
  registerKernel,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import { type AssemblyModule, assemblyOf } from './assembly-module.ts'
import type { GpuBackend } from './gpu.ts'

type Inputs = Record<string, TensorInfo>
type Made = TensorInfo | TensorInfo[]

/** What we use of tfjs's plain JavaScript backend. */
export interface CpuBackend extends KernelBackend {
  readonly data: { get(dataId: object): { values: Float32Array } }
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo
}

/** A tensor's numbers. */
export type Values = (tensor: TensorInfo) => Float32Array

/** The plain JavaScript reference works on arrays. */
export interface Cpu {
  readonly values: Values
  make(shape: readonly number[], values: Float32Array): TensorInfo
}

/** One operation on three backends; an array is several results, an empty one means that inputs were changed. */
export interface Operation<A> {
  readonly name: string
  cpu(inputs: Inputs, attrs: A, backend: Cpu): Made
  wasm(inputs: Inputs, attrs: A, module: AssemblyModule, backend: KernelBackend): Made
  webgl(inputs: Inputs, attrs: A, backend: GpuBackend): Made
}

export function registerOperation<A extends object>(operation: Operation<A>): void {
  const register = (backendName: string, run: (inputs: Inputs, attrs: A, backend: KernelBackend) => Made) =>
    registerKernel({
      kernelName: operation.name,
      backendName,
      kernelFunc: ({ inputs, attrs, backend }) =>
        run(inputs as Inputs, attrs as unknown as A, backend as KernelBackend),
    })
  register('cpu', (inputs, attrs, backend) => {
    const { data } = backend as CpuBackend
    return operation.cpu(inputs, attrs, {
      values: (tensor) => data.get(tensor.dataId).values,
      make: (shape, values) => (backend as CpuBackend).makeTensorInfo(shape, 'float32', values),
    })
  })
  register('wasm', (inputs, attrs, backend) => operation.wasm(inputs, attrs, assemblyOf(backend), backend))
  register('webgl', (inputs, attrs, backend) => operation.webgl(inputs, attrs, backend as GpuBackend))
}

/** An operation that only the wasm backend needs, because tfjs has it on the others. */
export function registerWasm<A extends object>(
  name: string,
  compute: (inputs: Inputs, attrs: A, module: AssemblyModule) => Made,
): void {
  registerKernel({
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) =>
      compute(inputs as Inputs, attrs as unknown as A, assemblyOf(backend as KernelBackend)),
  })
}

/** Runs an operation on the backend in use. */
export function run<T extends Tensor | Tensor[]>(
  name: string,
  inputs: Record<string, Tensor>,
  attrs: object,
): T {
  return engine().runKernel(name, inputs as NamedTensorMap, attrs as NamedAttrMap) as unknown as T
}

/** The same numbers as a constant: no gradient flows through it. Caller disposes it (or a `tidy`). */
export function constant<T extends Tensor>(x: T): T {
  engine().backend.incRef(x.dataId)
  return engine().makeTensorFromDataId(x.dataId, x.shape, x.dtype) as T
}

/** The same data under another tensor, as a kernel's result. */
export function same(x: TensorInfo, backend: KernelBackend): TensorInfo {
  backend.incRef(x.dataId)
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype }
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1)
