/** Unpacking that stops where it has seen enough, whatever a file claims. */
import { NoticeError } from '../../protocol/notice.ts'

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** false: there would have been more than `most` bytes. */
  readonly whole: boolean
}

/**
 * @param most bytes after which reading stops
 * @throws NoticeError `own-corrupt` (facts: file) when the stream is broken or ends early
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: 'gzip' | 'deflate-raw',
  most: number,
  file: string,
): Promise<Inflated> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { bytes: joined(parts, size), whole: true }
      parts.push(value)
      size += value.length
      if (size > most) {
        void reader.cancel().catch(() => {})
        return { bytes: joined(parts, size).subarray(0, most) as Uint8Array<ArrayBuffer>, whole: false }
      }
    }
  } catch {
    throw new NoticeError('own-corrupt', { file })
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
