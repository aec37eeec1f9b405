/** What of the lab is in its link: everything that is not weights. */
import { isShipped, sideOf } from '../data/sides.ts'
import { classes } from '../models/classifier/spec.ts'
import { choice, type FieldProblem, type Fields, type SettingsOf } from '../models/field.ts'
import { lanesFromText, lanesToText } from '../models/lane-text.ts'
import { type LaneSpec, specOf } from '../models/specs.ts'
import { drawingField } from '../panels/drawing-code.ts'
import type { Notice } from '../protocol/notice.ts'
import type { DataSetName, OwnSetName, RunSpec } from '../protocol/run.ts'
import { runFields } from '../training/run-fields.ts'
import { presets } from './presets.ts'

export const mostLanes = 4

/**
 * The first three compare any two families: all from the reconstructions of the validation images; `accuracy` compares
 * those that classify. `own` is what each lane lowers, stage after stage.
 */
export const scales = ['imageCrossEntropy', 'imageSquaredError', 'perImage', 'accuracy', 'own'] as const
export type Scale = (typeof scales)[number]

const place = { kind: 'number', min: -9, max: 9, step: 0.01, unit: 'none', live: true } as const

export const labFields = {
  lanes: { kind: 'text', default: presets.depth.lanes, max: 3000, live: false },
  data: { kind: 'text', default: 'digits', max: 60, live: false },
  pace: choice(['lockstep', 'race'], 'lockstep', { live: false }),
  scale: choice(scales, 'imageCrossEntropy', { live: true }),
  epochs: {
    kind: 'number',
    default: presets.depth.epochs,
    min: 1,
    max: 100,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
  },
  batchSize: { ...runFields.batchSize, advanced: false },
  seed: { ...runFields.seed, advanced: false },
  example: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 120,
    step: 1,
    integer: true,
    unit: 'none',
    live: true,
  },
  /** Takes the example's place where images are as large as a drawing. */
  strokes: drawingField,
  /** The cursor of all planes of codes, in standard deviations. */
  x: { ...place, default: 0 },
  y: { ...place, default: 0 },
  damage: choice(['none', 'masking', 'salt-and-pepper', 'gaussian'], 'none', { live: true }),
  level: { kind: 'number', default: 0.3, min: 0, max: 1, step: 0.05, unit: 'percent', live: true },
} as const satisfies Fields

export type LabSettings = SettingsOf<typeof labFields>

/** The lanes of a link; the default ones where none can be read. */
export function lanesOf(text: string) {
  const read = lanesFromText(text, mostLanes)
  return read.lanes.length > 0
    ? read
    : { lanes: lanesFromText(labFields.lanes.default, mostLanes).lanes, problems: read.problems }
}

/** The data set that a link names: the built-in digits where there is none of that name. */
export const dataOf = ({ data }: Pick<LabSettings, 'data'>): DataSetName =>
  data.startsWith('own:') ? (data as OwnSetName) : isShipped(data) ? data : 'digits'

/** What a link says wrongly: of its lanes, and of its data set. */
export function problemsOf({ data }: LabSettings, ofLanes: readonly FieldProblem[]): readonly FieldProblem[] {
  if (data === dataOf({ data })) return ofLanes
  return [...ofLanes, { field: 'data', expected: 'digits | faces | documents', got: data }]
}

export const pixelsOf = (data: DataSetName): number => sideOf(data) ** 2
/** Whether its images belong to classes, which a probe can look for; they also are as large as what is drawn. */
export const hasClasses = (data: DataSetName): boolean => data !== 'faces' && data !== 'documents'

/**
 * What keeps a lane from being built, as its settings together or the data say.
 * @param classCount of a set of the learner's own
 */
export function conflictOf(
  { family, settings }: LaneSpec,
  data: DataSetName,
  classCount = classes,
): Notice | undefined {
  if (family === 'classifier') {
    if (!hasClasses(data)) return { code: 'classes-missing', facts: {} }
    if (classCount > classes) return { code: 'classes-many', facts: { most: classes, got: classCount } }
  }
  return specOf(family).conflict?.(settings as never, pixelsOf(data))
}

export function runOf(lanes: readonly LaneSpec[], settings: LabSettings): RunSpec {
  const { seed, batchSize, epochs } = settings
  return { data: dataOf(settings), seed, batchSize, epochs, lanes, alike: true }
}

/** The other way round: settings that lead to this run, whatever else `settings` waits for. */
export function settingsOf(
  { lanes, data, seed, batchSize, epochs }: RunSpec,
  settings: LabSettings,
): LabSettings {
  return { ...settings, lanes: lanesToText(lanes), data, seed, batchSize, epochs }
}
