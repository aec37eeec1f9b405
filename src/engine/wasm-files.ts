/** Addresses of tfjs's compiled files, as the build places them. */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'

export const wasmFiles = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  // Never fetched, see `startWasm`; tfjs insists on an address for each.
  'tfjs-backend-wasm-threaded-simd.wasm': simd,
}
