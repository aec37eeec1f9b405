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
  const { name, cpu } = operation
  register(name, 'cpu', (inputs, attrs: A, backend) => {
    const { data } = backend as CpuBackend
    return cpu(inputs, attrs, {
      values: (tensor) => data.get(tensor.dataId).values,
      make: (shape, values) => (backend as CpuBackend).makeTensorInfo(shape, 'float32', values),
    })
  })
  registerFast(operation)
}

/** An operation whose reference on the plain backend is tfjs's own, under other names. */
export function registerFast<A extends object>({ name, wasm, webgl }: Omit<Operation<A>, 'cpu'>): void {
  register(name, 'wasm', (inputs, attrs: A, backend) => wasm(inputs, attrs, assemblyOf(backend), backend))
  register(name, 'webgl', (inputs, attrs: A, backend) => webgl(inputs, attrs, backend as GpuBackend))
}

function register<A>(
  kernelName: string,
  backendName: string,
  run: (inputs: Inputs, attrs: A, backend: KernelBackend) => Made,
): void {
  registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(inputs as Inputs, attrs as unknown as A, backend as KernelBackend),
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
