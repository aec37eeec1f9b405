/** The image sets that runs train on. A new one is a name in `protocol/run.ts`, a line here, its size in `sides.ts`, and its words. */
import type { DataSetName, OwnSetName } from '../protocol/run.ts'
import type { DataSetSource } from './data-set.ts'
import { loadDigits } from './digits.ts'
import { documents } from './documents/documents.ts'
import { faces } from './faces.ts'
import { ownSource } from './own/own-set.ts'
import { isShipped, shippedSides } from './sides.ts'

const shipped: Record<Exclude<DataSetName, OwnSetName>, DataSetSource> = {
  digits: { height: shippedSides.digits, width: shippedSides.digits, open: loadDigits },
  faces,
  documents,
}

/** A shipped set, or one of the learner's own. */
export function dataSetOf(name: DataSetName): DataSetSource {
  return isShipped(name) ? shipped[name] : ownSource(name)
}
