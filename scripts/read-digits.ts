/** The built-in digits, read from `public/data` by the app's own reader. */
import { readFile } from 'node:fs/promises'
import type { DataSet } from '../src/data/data-set.ts'
import { loadDigits } from '../src/data/digits.ts'

const folder = new URL('../public/data/', import.meta.url)

/** @throws NoticeError `data-missing` before `npm run digits` */
export function readDigits(): Promise<DataSet> {
  const fetcher = async (address: string) => new Response(new Uint8Array(await readFile(new URL(address))))
  return loadDigits(folder.href, fetcher).all
}
