/** The image sets that runs train on. A new one is a name in `protocol/run.ts`, a line here and its words in `words/panels.ts`. */
import type { DataSetName } from '../protocol/run.ts'
import type { DataSetSource } from './data-set.ts'
import { loadDigits } from './digits.ts'
import { faces } from './faces.ts'

export const dataSets: Record<DataSetName, DataSetSource> = {
  digits: { height: 28, width: 28, open: loadDigits },
  faces,
}
