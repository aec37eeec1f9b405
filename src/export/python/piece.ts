/** What a family contributes to a script. Python is written once, in terms of `ops`; `dialects.ts` makes it a framework's. */

export interface ScriptOptimizer {
  readonly kind: 'adam' | 'sgd'
  readonly learningRate: number
  /** Of SGD only. */
  readonly momentum: number
}

/** One variable: its name in the file of weights, its shape, and a Python expression that draws it. */
export interface FirstWeight {
  readonly name: string
  readonly shape: readonly number[]
  readonly value: string
}

export interface ScriptStage {
  readonly name: string
  /** Updates that it lasts; absent for the last one, which never ends. */
  readonly updates?: number
  /** Names of what moves; absent for everything. */
  readonly moving?: readonly string[]
  /** Python function (w, x, step), or (w, x, labels) where the images' classes are asked for. */
  readonly loss: string
  readonly labelled?: boolean
  readonly optimizer: ScriptOptimizer
  /** Python statement on `w` when the stage is entered. */
  readonly enter?: string
}

export interface Piece {
  /** Constants of the settings, one line each. */
  readonly constants: readonly string[]
  readonly weights: readonly FirstWeight[]
  /** Definitions of `encode(w, x)`, of the losses that the stages name, and of `reconstruct` or `classify`. */
  readonly functions: string
  /** Of `functions` what `encode(w, x)` needs, for a classifier whose encoder is not pretrained. */
  readonly encoding: string
  /** What pretraining needs besides, where that is not all of `functions`. */
  readonly pretraining?: string
  /** Empty for a closed form, which defines `fit(w, images)`. */
  readonly stages: readonly ScriptStage[]
  /** A closed form that must see all images before the first update; defines `fit(w, images)`. */
  readonly fits?: boolean
  /** Updates that count as made before the first, such as those that a closed form waits in the browser. */
  readonly firstStep?: number
  /** The Python function that answers images, (w, x), or (w, x, stage) when it depends on the stage. */
  readonly answer: 'reconstruct' | 'classify'
  readonly answerByStage?: boolean
}

/** Uniform in ±√(6 / (fanIn + fanOut)), as in `engine/initial.ts`. */
export const glorot = (name: string, shape: readonly number[]): FirstWeight => ({
  name,
  shape,
  value: `glorot(${tuple(shape)})`,
})
export const zeros = (name: string, shape: readonly number[]): FirstWeight => ({
  name,
  shape,
  value: `np.zeros(${tuple(shape)})`,
})

export const tuple = (values: readonly number[]) => `(${values.join(', ')}${values.length === 1 ? ',' : ''})`

/** w["name"] */
export const variable = (name: string) => `w["${name}"]`
