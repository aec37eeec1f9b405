/**
 * The safetensors format: eight bytes of header length (little-endian), a JSON header that names each tensor with its
 * type, shape and place, then the numbers, row after row, little-endian, without holes.
 * @source https://github.com/huggingface/safetensors, "Format"
 */
import { fromHalf } from '../data/half.ts'
import { NoticeError } from '../protocol/notice.ts'
import type { Weights } from '../protocol/run.ts'

export interface SafetensorsFile {
  readonly tensors: Weights
  /** `__metadata__`: what the file says about itself. */
  readonly about: Readonly<Record<string, string>>
}

/** The format's own bound; a larger one is an attack or no such file. */
const largestHeader = 100_000_000
const readers = {
  F32: { bytes: 4, read: (view: DataView, at: number) => view.getFloat32(at, true) },
  F64: { bytes: 8, read: (view: DataView, at: number) => view.getFloat64(at, true) },
  F16: { bytes: 2, read: (view: DataView, at: number) => fromHalf(view.getUint16(at, true)) },
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1)

/** A file of 32-bit floats; the header is padded with spaces so that the numbers start at a multiple of 8. */
export function writeSafetensors({ tensors, about }: SafetensorsFile): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: about }
  let at = 0
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + 4 * data.length] }
    at += 4 * data.length
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const length = Math.ceil(text.length / 8) * 8
  const file = new Uint8Array(8 + length + at)
  const view = new DataView(file.buffer)
  view.setBigUint64(0, BigInt(length), true)
  file.fill(0x20, 8, 8 + length)
  file.set(text, 8)
  let place = 8 + length
  for (const { data } of Object.values(tensors)) {
    for (let i = 0; i < data.length; i++) view.setFloat32(place + 4 * i, data[i]!, true)
    place += 4 * data.length
  }
  return file
}

/**
 * Reads floats of 16, 32 or 64 bits as 32-bit floats.
 * @throws NoticeError `weights-foreign` (facts: file, expected, got) when anything is not as the format asks
 */
export function readSafetensors(bytes: Uint8Array, file: string): SafetensorsFile {
  const refuse = (expected: string, got: string | number): never => {
    throw new NoticeError('weights-foreign', { file, expected, got })
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8) refuse('safetensors', `${bytes.length} B`)
  const length = view.getBigUint64(0, true)
  if (length > BigInt(Math.min(largestHeader, bytes.length - 8))) {
    refuse('safetensors', `${bytes.length} B, header ${length} B`)
  }
  const start = 8 + Number(length)
  const header = parseHeader(bytes.subarray(8, start)) ?? refuse('safetensors', 'no JSON header')
  const about: Record<string, string> = {}
  const tensors: Record<string, Weights[string]> = {}
  const places: [from: number, to: number][] = []
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') {
      for (const [key, value] of Object.entries(entry ?? {})) {
        if (typeof value === 'string') about[key] = value
      }
      continue
    }
    const { dtype, shape, from, to } = parseEntry(entry) ?? refuse('dtype, shape, data_offsets', name)
    const reader = Object.hasOwn(readers, dtype) ? readers[dtype as keyof typeof readers] : undefined
    if (!reader) return refuse(Object.keys(readers).join(' | '), `${name}: ${dtype}`)
    const size = sizeOf(shape)
    if (to - from !== size * reader.bytes || start + to > bytes.length) {
      refuse(`${name}: ${size * reader.bytes} B`, `${Math.min(to - from, bytes.length - start - from)} B`)
    }
    places.push([from, to])
    const data = Float32Array.from({ length: size }, (_, i) =>
      reader.read(view, start + from + i * reader.bytes),
    )
    Object.defineProperty(tensors, name, { value: { shape, data }, enumerable: true })
  }
  // No holes, no overlaps, nothing behind the last tensor: a file says everything about every byte of it.
  let end = 0
  for (const [from, to] of places.sort(([a, aEnd], [b, bEnd]) => a - b || aEnd - bEnd)) {
    if (from !== end) refuse(`tensors without holes, next at ${end}`, from)
    end = to
  }
  if (start + end !== bytes.length) refuse(`${start + end} B`, `${bytes.length} B`)
  return { tensors, about }
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> | undefined {
  if (bytes[0] !== 0x7b) return undefined // {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function parseEntry(entry: unknown) {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>
  if (typeof dtype !== 'string' || !Array.isArray(shape) || !shape.every(isCount)) return undefined
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) return undefined
  const [from, to] = offsets as [number, number]
  return from <= to ? { dtype, shape: shape as number[], from, to } : undefined
}
