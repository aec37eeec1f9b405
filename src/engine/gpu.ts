/** Own programs on tfjs's WebGL backend. */
import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core'

/** A program as tfjs compiles it; `userCode` defines `main` and reads inputs by `getName…` functions. */
export interface GpuProgram {
  readonly variableNames: string[]
  readonly outputShape: number[]
  readonly userCode: string
  readonly packedInputs?: boolean
  readonly packedOutput?: boolean
  readonly customUniforms?: { name: string; type: 'float' | 'int' | 'vec2' | 'ivec2' }[]
}

/** What we use of tfjs's backend. */
export interface GpuBackend extends KernelBackend {
  runWebGLProgram(
    program: GpuProgram,
    inputs: TensorInfo[],
    dtype: 'float32',
    uniforms?: number[][],
    preventEagerUnpacking?: boolean,
  ): TensorInfo
  disposeIntermediateTensorInfo(tensor: TensorInfo): void
}
