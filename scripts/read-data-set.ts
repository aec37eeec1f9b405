/** A data set in Node: files of `public/data`, read by the app's own reader, or images that are drawn. */
import { readFile } from 'node:fs/promises'
import type { DataSet } from '../src/data/data-set.ts'
import { dataSetOf } from '../src/data/data-sets.ts'
import type { DataSetName } from '../src/protocol/run.ts'

const folder = new URL('../public/data/', import.meta.url)
const fetcher = async (address: string) => new Response(new Uint8Array(await readFile(new URL(address))))

/** @throws NoticeError `data-missing` for the digits before `npm run digits` */
export const readDataSet = (name: DataSetName): Promise<DataSet> =>
  dataSetOf(name).open(folder.href, fetcher).all()
