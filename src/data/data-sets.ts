/** The image sets that runs train on. A new one is a name in `protocol/run.ts`, a line here and its words in `words/panels.ts`. */
import type { DataSetName, OwnSetName } from '../protocol/run.ts'
import type { DataSetSource } from './data-set.ts'
import { loadDigits } from './digits.ts'
import { documents } from './documents/documents.ts'
import { faces } from './faces.ts'
import { ownSource } from './own/own-set.ts'

const shipped: Record<Exclude<DataSetName, OwnSetName>, DataSetSource> = {
  digits: { height: 28, width: 28, open: loadDigits },
  faces,
  documents,
}

/** A shipped set, or one of the learner's own. */
export function dataSetOf(name: DataSetName): DataSetSource {
  return name in shipped ? shipped[name as keyof typeof shipped] : ownSource(name as OwnSetName)
}
