import { expect, test } from 'vitest'
import { toHalf } from '../data/half.ts'
import { noticeOf } from '../protocol/notice.ts'
import { readSafetensors, writeSafetensors } from './safetensors.ts'

/** A file put together by hand from a header and the bytes behind it. */
function fileOf(header: unknown, body: Uint8Array | number[] = [], pad = 0): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const file = new Uint8Array(8 + text.length + pad + body.length)
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length + pad), true)
  file.fill(0x20, 8)
  file.set(text, 8)
  file.set(body, 8 + text.length + pad)
  return file
}
const bytesOf = (values: number[], kind: Float32ArrayConstructor | Float64ArrayConstructor) =>
  new Uint8Array(new kind(values).buffer)

const tensors = {
  'encoder.0.W': { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 1e-30, 1e30, -0) },
  'encoder.0.b': { shape: [3], data: Float32Array.of(0.1, 0.2, 0.3) },
  empty: { shape: [0, 4], data: new Float32Array(0) },
  scalar: { shape: [], data: Float32Array.of(7) },
}

test('what was written is read back, number for number, and what the file says about itself', () => {
  const file = writeSafetensors({ tensors, about: { family: 'autoencoder', name: 'Żółw' } })
  expect(readSafetensors(file, 'w')).toEqual({ tensors, about: { family: 'autoencoder', name: 'Żółw' } })
})

test('a written file keeps the rules of the format', () => {
  const file = writeSafetensors({ tensors, about: {} })
  const view = new DataView(file.buffer)
  const length = Number(view.getBigUint64(0, true))
  expect((8 + length) % 8).toBe(0)
  const text = new TextDecoder().decode(file.subarray(8, 8 + length))
  expect(text[0]).toBe('{')
  const header = JSON.parse(text)
  expect(header['encoder.0.W']).toEqual({ dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] })
  expect(header['encoder.0.b']).toEqual({ dtype: 'F32', shape: [3], data_offsets: [24, 36] })
  expect(view.getFloat32(8 + length + 4, true)).toBe(-2)
  expect(file.length).toBe(8 + length + 40)
})

test('a file written elsewhere is read: padded header, any order, floats of 16 and 64 bits', () => {
  const half = [toHalf(1.5) & 255, toHalf(1.5) >> 8]
  const header = {
    late: { dtype: 'F64', shape: [2], data_offsets: [2, 18] },
    early: { dtype: 'F16', shape: [1], data_offsets: [0, 2] },
  }
  const { tensors: read } = readSafetensors(
    fileOf(header, [...half, ...bytesOf([0.5, -3], Float64Array)], 5),
    'w',
  )
  expect(read.early!.data).toEqual(Float32Array.of(1.5))
  expect(read.late!.data).toEqual(Float32Array.of(0.5, -3))
})

const one = (entry: unknown, body: number[] | Uint8Array = new Uint8Array(4)) => fileOf({ a: entry }, body)
const fine = { dtype: 'F32', shape: [1], data_offsets: [0, 4] }

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array(0)],
  ['seven bytes', new Uint8Array(7)],
  ['a header longer than the file', fileOf({ a: fine }).subarray(0, 12)],
  ['a header of 2⁶³ bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128, 123, 125)],
  ['no JSON', fileOf('{"a":')],
  ['a list', fileOf('[1]')],
  ['spaces before the brace', fileOf(' {}')],
  ['a tensor without a type', one({ shape: [1], data_offsets: [0, 4] })],
  ['integers', one({ ...fine, dtype: 'I32' })],
  ['a type named constructor', one({ ...fine, dtype: 'constructor' })],
  ['a negative side', one({ ...fine, shape: [-1] })],
  ['half a side', one({ ...fine, shape: [0.5] })],
  ['a shape of another size', one({ ...fine, shape: [2] })],
  ['offsets the wrong way round', one({ ...fine, data_offsets: [4, 0] })],
  ['offsets beyond the end', one({ ...fine, data_offsets: [4, 8] })],
  ['a hole', fileOf({ a: fine, b: { ...fine, data_offsets: [8, 12] } }, new Uint8Array(12))],
  ['an overlap', fileOf({ a: fine, b: { ...fine, data_offsets: [2, 6] } }, new Uint8Array(6))],
  ['bytes behind the last tensor', one(fine, new Uint8Array(5))],
  ['the body cut', one(fine, new Uint8Array(3))],
])('refuses %s', (_, bytes) => {
  let notice: unknown
  try {
    readSafetensors(bytes, 'w')
  } catch (error) {
    notice = noticeOf(error).code
  }
  expect(notice).toBe('weights-foreign')
})

test('names of tensors cannot reach an object’s own machinery', () => {
  const { tensors: read } = readSafetensors(
    fileOf(`{"__proto__":${JSON.stringify(fine)}}`, new Uint8Array(4)),
    'w',
  )
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})
