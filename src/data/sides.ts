/** Sizes of the images of each set, known without loading it. */
import type { DataSetName, OwnSetName } from '../protocol/run.ts'

/** Pixels on each side. */
export const shippedSides = { digits: 28, faces: 32, documents: 32 } as const satisfies Record<
  Exclude<DataSetName, OwnSetName>,
  number
>
/** Every image of the learner's own becomes as large as the built-in digits. */
export const ownSide = shippedSides.digits

export const isShipped = (name: string): name is keyof typeof shippedSides => name in shippedSides

export const sideOf = (name: DataSetName): number => (isShipped(name) ? shippedSides[name] : ownSide)
