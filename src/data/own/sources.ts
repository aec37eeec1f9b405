/** Chosen files wherever they lie, on disk or in archives, and which of them are IDX. */
import { NoticeError } from '../../protocol/notice.ts'
import { isGzip } from '../idx.ts'
import { foreign, startsLikeIdx } from './idx-set.ts'
import { inflate } from './inflate.ts'
import { expectOneSet, type Kind, kindOf, withoutTwins } from './kinds.ts'
import { megabytes, mostBytes } from './limits.ts'
import type { PictureFile } from './pictures.ts'
import { isZip, zipEntries } from './zip.ts'

export interface Source extends PictureFile {
  /** The first bytes, four at least where there are so many. */
  head(): Promise<Uint8Array>
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/** Of more files than these without a name that tells, none is looked into. */
const mostUnnamed = 100

/**
 * What can be looked at: archives give way to what they hold, in a folder of the archive's name; hidden files are left out.
 * @throws NoticeError `own-too-large…`, before anything is read; `own-…` for an archive that cannot be read
 */
export async function unpacked(chosen: readonly Source[]): Promise<readonly Source[]> {
  const visible = chosen.filter(({ path }) => kindOf(path) !== 'hidden')
  expectFitTogether(visible)
  const few = visible.length <= mostUnnamed
  const all: Source[] = []
  for (const source of visible) {
    const kind = kindOf(source.path)
    if (kind === 'zip' || (few && kind !== 'picture' && isZip(await source.head()))) {
      const folder = source.path.replace(/\.zip$/i, '')
      const entries = zipEntries(await source.read(), source.path)
      all.push(...entries.map((entry) => ({ ...entry, path: `${folder}/${entry.name}` })))
    } else all.push(source)
  }
  return all.filter(({ path }) => kindOf(path) !== 'hidden')
}

function expectFitTogether(files: readonly Source[]): void {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= mostBytes) return
  const most = megabytes(mostBytes)
  throw files.length === 1
    ? new NoticeError('own-too-large', { file: files[0]!.path, most })
    : new NoticeError('own-too-large-together', { got: megabytes(total), most })
}

/**
 * The IDX files of one set, named so or not; none where there are pictures and no file named so.
 * @throws NoticeError `own-several`, before anything is read; `own-foreign` or `own-blank` for a file where nothing can be read
 */
export async function idxAmong(sources: readonly Source[]): Promise<readonly Source[]> {
  const of = (kind: Kind) => sources.filter(({ path }) => kindOf(path) === kind)
  const [named, others, pictures] = [withoutTwins(of('idx')), of('other'), of('picture')]
  if (named.length === 0 && pictures.length > 0) return []
  expectOneSet(named.map(({ path }) => path))
  const unnamed: Source[] = []
  if (others.length <= mostUnnamed) for (const source of others) if (await isIdx(source)) unnamed.push(source)
  const found = withoutTwins([...named, ...unnamed])
  const asked = others[0] ?? sources[0]
  if (found.length === 0 && asked && sources.length <= 4) throw foreign(asked.path, await asked.head())
  const rest = others.filter((source) => !unnamed.includes(source))
  // What else could be the other of a pair is to be told why it is not.
  if (found.length === 1 && rest.length === 1) return [...found, ...rest]
  expectOneSet(found.map(({ path }) => path))
  return found
}

/** By the first bytes; a gzip that cannot be unpacked counts, so that reading it says so. */
async function isIdx(source: Source): Promise<boolean> {
  const head = await source.head()
  if (!isGzip(head)) return startsLikeIdx(head)
  try {
    return startsLikeIdx((await inflate(await source.read(), 'gzip', 4, source.path)).bytes)
  } catch {
    return true
  }
}
