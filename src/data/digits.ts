/** The built-in digits: 10 000 of MNIST in two parts, so that the page has real digits at once. */
import { NoticeError, noticeOf } from '../protocol/notice.ts'
import { type DataSet, type DataSetLoader, type Fetcher, type ImageSet, once } from './data-set.ts'
import { parseImages, parseLabels, unpack } from './idx.ts'
import { sha256 } from './sha256.ts'

/** One file of the manifest. */
export interface DigitFile {
  readonly file: string
  readonly bytes: number
  /** Of the unpacked content. */
  readonly sha256: string
}

/** `digits.json`, made by `npm run digits`. In each part the training images come first. */
export interface DigitsManifest {
  readonly source: string
  readonly seed: number
  readonly parts: readonly {
    readonly images: DigitFile
    readonly labels: DigitFile
    readonly train: number
    readonly validation: number
  }[]
}

/**
 * The digits: first 800 training and 200 validation images, then all, each part when it is asked for.
 * @param folder address of the data files, with the slash
 * @returns promises reject with a NoticeError `data-…` when not even the first part can be read
 */
export function loadDigits(folder: string, fetcher: Fetcher = (address) => fetch(address)): DataSetLoader {
  const manifest = once(() => get(fetcher, folder, 'digits.json').then(readManifest))
  const part = async (index: number): Promise<DataSet> => {
    const entry = (await manifest()).parts[index]
    if (!entry)
      throw new NoticeError('data-foreign', { file: 'digits.json', expected: `part ${index}`, got: 'none' })
    const [{ count, height, width, bytes }, labels] = await Promise.all([
      read(fetcher, folder, entry.images, parseImages),
      read(fetcher, folder, entry.labels, parseLabels),
    ])
    if (labels.length !== count || entry.train + entry.validation !== count) {
      throw new NoticeError('data-foreign', { file: entry.labels.file, expected: count, got: labels.length })
    }
    const cut = (from: number, to: number): ImageSet => ({
      images: bytes.subarray(from * height * width, to * height * width),
      labels: labels.subarray(from, to),
      count: to - from,
      height,
      width,
    })
    return {
      name: 'digits',
      height,
      width,
      train: cut(0, entry.train),
      validation: cut(entry.train, count),
      notices: [],
    }
  }
  const first = once(() => part(0))
  const all = once(async (): Promise<DataSet> => {
    const start = await first()
    try {
      const rest = await part(1)
      return {
        ...start,
        train: join(start.train, rest.train),
        validation: join(start.validation, rest.validation),
      }
    } catch (error) {
      const images = start.train.count
      return { ...start, notices: [noticeOf(error), { code: 'data-partial', facts: { images } }] }
    }
  })
  return { first, all }
}

async function get(fetcher: Fetcher, folder: string, file: string): Promise<Uint8Array<ArrayBuffer>> {
  let answer: Response
  try {
    answer = await fetcher(`${folder}${file}`)
  } catch (error) {
    throw new NoticeError('data-missing', {
      file,
      status: error instanceof Error ? error.message : String(error),
    })
  }
  if (!answer.ok) throw new NoticeError('data-missing', { file, status: answer.status })
  return new Uint8Array(await answer.arrayBuffer())
}

function readManifest(bytes: Uint8Array): DigitsManifest {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as DigitsManifest
    if (!Array.isArray(manifest.parts)) throw new Error('no parts')
    return manifest
  } catch {
    throw new NoticeError('data-foreign', { file: 'digits.json', expected: 'JSON', got: `${bytes.length} B` })
  }
}

/** A file as its reader understands it. The reader comes before the checksum: it says more of what is wrong. */
async function read<T>(
  fetcher: Fetcher,
  folder: string,
  { file, sha256: expected }: DigitFile,
  parse: (bytes: Uint8Array, file: string) => T,
): Promise<T> {
  const bytes = await unpack(await get(fetcher, folder, file), file)
  const content = parse(bytes, file)
  const got = await sha256(bytes)
  if (got !== undefined && got !== expected) {
    throw new NoticeError('data-corrupt', { file, expected: expected.slice(0, 12), got: got.slice(0, 12) })
  }
  return content
}

function join(a: ImageSet, b: ImageSet): ImageSet {
  const images = new Uint8Array(a.images.length + b.images.length)
  images.set(a.images)
  images.set(b.images, a.images.length)
  const labels = new Uint8Array(a.count + b.count)
  labels.set(a.labels)
  labels.set(b.labels, a.count)
  return { images, labels, count: a.count + b.count, height: a.height, width: a.width }
}
