/** Data sets of the learner's own, kept in the browser. */
import { NoticeError } from '../../protocol/notice.ts'
import type { OwnSetName } from '../../protocol/run.ts'
import { allKept, forget, keepSet, kept } from '../browser-store.ts'
import { type DataSetSource, type ImageSet, once } from '../data-set.ts'
import { ownSide } from '../sides.ts'
import { mostValidation } from './limits.ts'

export interface OwnSplits {
  readonly train: ImageSet
  readonly validation: ImageSet
  /** Images that were left out because there were too many. */
  readonly left: number
}

/** What a set is, without its images. */
export interface OwnSet {
  readonly name: OwnSetName
  readonly train: number
  readonly validation: number
  readonly bytes: number
  /** Number of classes: labels are smaller. */
  readonly classCount: number
  /** Names of the classes by label, where folders gave them. */
  readonly classes?: readonly string[]
}

interface Stored {
  readonly train: ImageSet
  readonly validation: ImageSet
}

const longestTitle = 40

export const ownName = (title: string): OwnSetName => `own:${title.trim().slice(0, longestTitle)}`
export const titleOf = (name: OwnSetName): string => name.slice('own:'.length)
/** The set of what the learner drew; the page says its name in the reader's language. */
export const drawingsName = ownName('drawings')

/** The name of a new set: with a number where one of that title is kept, so that no set takes another's place. */
export function freeName(title: string, taken: readonly OwnSetName[]): OwnSetName {
  const numbered = (end: string) => ownName(title.trim().slice(0, longestTitle - end.length) + end)
  let name = ownName(title)
  for (let i = 2; name === drawingsName || taken.includes(name); i++) name = numbered(` ${i}`)
  return name
}

/** The first images of a set. */
export function firstOf(set: ImageSet, most: number): ImageSet {
  if (set.count <= most) return set
  const size = set.height * set.width
  // Copies: what is kept would take the whole file with it otherwise.
  return { ...set, count: most, images: set.images.slice(0, most * size), labels: set.labels.slice(0, most) }
}

/** Keeps a set under its name, of its validation images only so many as are measured; one of the same name is replaced: see `freeName`. @throws NoticeError `storage-…`; nothing changes then */
export async function keepOwnSet(
  name: OwnSetName,
  { train, validation: all }: Stored,
  classes?: readonly string[],
): Promise<OwnSet> {
  const validation = firstOf(all, mostValidation)
  const bytes = [train, validation].reduce(
    (sum, { images, labels }) => sum + images.length + labels.length,
    0,
  )
  const highest = [train, all].reduce((most, { labels }) => labels.reduce((a, b) => Math.max(a, b), most), 0)
  const set: OwnSet = {
    name,
    train: train.count,
    validation: validation.count,
    bytes,
    classCount: highest + 1,
    ...(classes ? { classes } : {}),
  }
  await keepSet(name, set, { train, validation } satisfies Stored)
  return set
}

/** Names in order, numbers in them by their size. */
export const byName = new Intl.Collator('en', { numeric: true }).compare
export const ownSets = async () => (await allKept<OwnSet>('sets')).sort((a, b) => byName(a.name, b.name))
export const forgetOwnSet = (name: OwnSetName) => forget(name, 'sets', 'images')
export const imagesOfOwnSet = (name: OwnSetName) => kept<Stored>('images', name)

/** As a source of runs. Rejects with `own-missing` where this browser does not keep it. */
export function ownSource(name: OwnSetName): DataSetSource {
  const load = async () => {
    const stored = await imagesOfOwnSet(name)
    if (!stored) throw new NoticeError('own-missing', { name: titleOf(name) })
    return { name, height: ownSide, width: ownSide, ...stored, notices: [] }
  }
  return {
    height: ownSide,
    width: ownSide,
    open() {
      const all = once(load)
      return { first: all, all }
    },
  }
}
