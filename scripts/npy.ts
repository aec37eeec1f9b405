/** NumPy's file of one array of 32-bit floats, version 1.0 of the format. */

export function npyOf(values: Float32Array, shape: readonly number[]): Uint8Array {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`
  const header = `${text.padEnd(64 * Math.ceil((text.length + 11) / 64) - 11)}\n`
  const start = [0x93, ...Buffer.from('NUMPY'), 1, 0, header.length & 255, header.length >> 8]
  return Buffer.concat([Buffer.from(start), Buffer.from(header), new Uint8Array(values.buffer)])
}

/** @throws Error when the file holds something else than 32-bit floats */
export function npyFloats(file: Buffer): Float32Array {
  const length = file.readUInt16LE(8)
  const header = file.subarray(10, 10 + length).toString()
  if (!header.includes("'<f4'")) throw new Error(`npy: expected 32-bit floats, got ${header.trim()}`)
  const body = file.subarray(10 + length)
  return new Float32Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.length))
}
