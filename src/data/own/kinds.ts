/** What the names of chosen files say: kinds, sets, and which files belong together. */
import { NoticeError } from '../../protocol/notice.ts'

export type Kind = 'picture' | 'idx' | 'zip' | 'hidden' | 'text' | 'other'

/** What a file is by its own name; its folders only hide it. */
export function kindOf(path: string): Kind {
  if (/(^|\/)(\.|__MACOSX|(thumbs\.db|desktop\.ini)$)/i.test(path)) return 'hidden'
  const name = baseOf(path)
  if (/\.(png|jpe?g|gif|webp|bmp)$/i.test(name)) return 'picture'
  if (/\.zip$/i.test(name)) return 'zip'
  if (/^(readme|licen[cs]e)$|\.(txt|md|json|csv|tsv|xml|ya?ml|html?|pdf|py)$/i.test(name)) return 'text'
  return /idx\d|ubyte|\.idx(\.|$)/i.test(name) ? 'idx' : 'other'
}

export const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
/** Sets that a sentence names. */
const mostNamed = 8
const gzipName = /\.gz$/i
const partWords = /images?|labels?|idx\d?|ubyte/gi
const splitWords = /train(ing)?|t10k|test(ing)?/gi
const between = /[^\p{L}\p{N}]+/gu
const squeezed = (text: string) => text.toLowerCase().replace(between, '')

/** The parts of a path unpacked: without `.gz`, and without the folder of a file's own name that some programs make. */
function partsOf(path: string): readonly string[] {
  const parts = path.replace(gzipName, '').split('/')
  const [folder, base] = parts.slice(-2) as [string, string?]
  return base !== undefined && squeezed(folder) === squeezed(base) ? [...parts.slice(0, -2), base] : parts
}

/** Equal for the images and the labels of a pair, such as `train` of `train-images-idx3-ubyte.gz`. */
export const pairOf = (path: string): string => squeezed(partsOf(path).join('/').replace(partWords, ''))

/** Whether images are for validation: the name says so, else a folder named just so. */
export function isTest(path: string): boolean {
  const [base, ...folders] = [...partsOf(path)].reverse()
  const telling = /train|t10k|test/i.test(base!)
    ? base!
    : folders.find((folder) => /^((train|test)(ing)?|t10k)$/i.test(folder))
  return telling !== undefined && (/t10k/i.test(telling) || !/train/i.test(telling))
}

/** Which set a file is of, such as `gzip/emnist-letters`; empty where only the words of every set stand. */
const setOf = (path: string): string =>
  partsOf(path)
    .map((part) =>
      part.replace(partWords, '').replace(splitWords, '').replace(between, '-').replace(/^-|-$/g, ''),
    )
    .filter(Boolean)
    .join('/')

/** Each file once: where it lies plain and gzipped side by side, the plain one. */
export function withoutTwins<F extends { readonly path: string }>(files: readonly F[]): readonly F[] {
  const found = new Map<string, F>()
  for (const file of files) {
    const [base, ...folders] = [...partsOf(file.path)].reverse()
    const key = [base!.toLowerCase().replace(between, '-'), ...folders].join('/')
    const twin = found.get(key)
    if (!twin || (gzipName.test(twin.path) && !gzipName.test(file.path))) found.set(key, file)
  }
  return [...found.values()]
}

/** A set is two files, or four. @throws NoticeError `own-several` when the names are of more than one */
export function expectOneSet(paths: readonly string[]): void {
  const sets = new Map<string, string[]>()
  for (const path of paths) {
    const files = sets.get(setOf(path))
    if (files) files.push(path)
    else sets.set(setOf(path), [path])
  }
  const pairs = (test: boolean) =>
    [...sets.values()].filter((files) => files.filter((path) => isTest(path) === test).length > 1).length
  if (paths.length <= 4 && pairs(true) < 2 && pairs(false) < 2) return
  throw severalSets(
    sets.size > 1 ? [...sets].map(([set, files]) => set || baseOf(files[0]!)) : paths.map(baseOf),
  )
}

export function severalSets(names: readonly string[]): NoticeError {
  const shared = sharedFolders(names)
  const sets = names.slice(0, mostNamed).map((name) => name.slice(shared))
  return new NoticeError('own-several', {
    sets: [...sets, ...(names.length > mostNamed ? ['…'] : [])].join(', '),
  })
}

/** Length of the folders that all paths begin with. */
function sharedFolders(paths: readonly string[]): number {
  let length = 0
  for (;;) {
    const next = paths[0]!.indexOf('/', length) + 1
    const folders = paths[0]!.slice(0, next)
    if (next === 0 || !paths.every((path) => path.startsWith(folders))) return length
    length = next
  }
}
