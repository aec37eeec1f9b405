import type { DataSet } from '../src/data/data-set.ts'
import { readDataSet } from './read-data-set.ts'

/** The built-in digits. @throws NoticeError `data-missing` before `npm run digits` */
export const readDigits = (): Promise<DataSet> => readDataSet('digits')
