/** What the browser keeps for the learner: IndexedDB as three tables of keys and values, for page and worker alike. */
import { NoticeError } from '../protocol/notice.ts'

const name = 'bottleneck'
/** `runs`: saved trainings; `sets`: what own data sets are; `images`: their pixels. */
const tables = ['runs', 'sets', 'images'] as const
export type Table = (typeof tables)[number]

let opening: Promise<IDBDatabase> | undefined

function asNotice(error: unknown): NoticeError {
  if (error instanceof NoticeError) return error
  const { name: kind = '', message = String(error) } = (error ?? {}) as Partial<DOMException>
  return kind === 'QuotaExceededError'
    ? new NoticeError('storage-full')
    : new NoticeError('storage-unavailable', { message })
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(): Promise<IDBDatabase> {
  opening ??= (async () => {
    if (typeof indexedDB === 'undefined') throw new Error('no IndexedDB')
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const table of tables) request.result.createObjectStore(table)
    }
    return settled(request)
  })()
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

/** One transaction: all of what `work` asks for, or nothing. Rejects with `storage-full` or `storage-unavailable`. */
async function transact<T>(
  of: readonly Table[],
  mode: IDBTransactionMode,
  work: (table: (name: Table) => IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  try {
    const transaction = (await open()).transaction(of, mode)
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
    let request: IDBRequest<T>
    try {
      request = work((table) => transaction.objectStore(table))
    } catch (error) {
      // What was put before would stay.
      done.catch(() => {})
      transaction.abort()
      throw error
    }
    await done
    return request.result
  } catch (error) {
    throw asNotice(error)
  }
}

export const keep = (table: Table, key: string, value: unknown) =>
  transact([table], 'readwrite', (at) => at(table).put(value, key))

/** A set and its images, together or not at all. */
export const keepSet = (key: string, set: unknown, images: unknown) =>
  transact(['sets', 'images'], 'readwrite', (at) => {
    at('images').put(images, key)
    return at('sets').put(set, key)
  })

export const kept = <T>(table: Table, key: string) =>
  transact<T | undefined>([table], 'readonly', (at) => at(table).get(key))

export const allKept = <T>(table: Table) => transact<T[]>([table], 'readonly', (at) => at(table).getAll())

export const forget = (key: string, ...of: readonly Table[]) =>
  transact(of, 'readwrite', (at) => {
    for (const table of of.slice(1)) at(table).delete(key)
    return at(of[0]!).delete(key)
  })
