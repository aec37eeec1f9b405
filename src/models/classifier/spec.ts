import { autoencoderFields } from '../autoencoder/spec.ts'
import { type AnySettings, choice, defaultsOf, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'
import { stageSteps } from '../stages.ts'

/** Families whose encoder can carry a classifier. */
export const encoderFamilies = [
  'autoencoder',
  'denoising',
  'sparse',
  'k-sparse',
  'conv-autoencoder',
  'vae',
  'rbm',
  'dbn',
  'pca',
] as const

export const classes = 10

const pretrained = { when: { field: 'pretrain', oneOf: [true] } } as const

export const classifierFields = {
  encoder: choice(encoderFamilies, 'autoencoder', { live: false }),
  widths: { ...autoencoderFields.widths, default: [128, 64, 32] },
  pretrain: { kind: 'flag', default: true, live: false },
  stageSteps: { ...stageSteps, ...pretrained },
  headSteps: { ...stageSteps, ...pretrained, default: 100 },
  waitSteps: {
    ...stageSteps,
    default: 0,
    min: 0,
    scale: 'linear',
    advanced: true,
    when: { field: 'pretrain', oneOf: [false] },
  },
  labels: {
    kind: 'number',
    default: 100,
    min: 1,
    max: 60000,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
  },
  learningRate: { ...autoencoderFields.learningRate, default: 0.001 },
} as const satisfies ModelSpec['fields']

export type ClassifierFields = typeof classifierFields
export type ClassifierSettings = SettingsOf<ClassifierFields>

type EncoderFamily = (typeof encoderFamilies)[number]

/** Settings of the encoder's own family, from the few that the classifier has; the rest at their defaults. */
export function encoderSettings(
  { encoder, widths, pretrain, stageSteps }: ClassifierSettings,
  fields: ModelSpec['fields'],
): AnySettings {
  const code = widths.at(-1)!
  const above = widths.slice(0, -1)
  const own: Record<EncoderFamily, AnySettings> = {
    // Tied, as the lecture advises for the beginning: half as many weights, and all of them useful later.
    autoencoder: { widths, tied: true },
    denoising: { widths, tied: true },
    sparse: { widths },
    'k-sparse': { code, k: Math.min(25, code) },
    'conv-autoencoder': {},
    vae: { widths: above.length > 0 ? above : [256], latent: Math.min(64, code) },
    rbm: { hidden: code },
    // The stack's machines share the pretraining; its own fine-tuning stage is not reached.
    dbn: { widths, pretrain, stageSteps: Math.ceil(stageSteps / widths.length) },
    pca: { components: Math.min(784, code) },
  }
  return { ...defaultsOf(fields), ...own[encoder] }
}

/** Families whose variables are called `encoder.…` and `decoder.…`, and whose widths are mirrored. */
const mirrored: readonly EncoderFamily[] = ['autoencoder', 'denoising', 'sparse', 'dbn']

/**
 * Whether a variable of the encoder's own model is of any use here: no decoder where nothing is pretrained, and never
 * the decoder's weights of a stack of machines, which is not unrolled.
 */
export function isCarried({ encoder, pretrain }: ClassifierSettings, name: string): boolean {
  if (!mirrored.includes(encoder) || !name.startsWith('decoder.')) return true
  return pretrain && !(encoder === 'dbn' && name.endsWith('.W'))
}

/** Numbers in the variables that are not carried. */
function leftOut(settings: ClassifierSettings, widths: readonly number[], tied: boolean): number {
  if (!mirrored.includes(settings.encoder)) return 0
  let count = 0
  for (let i = (widths.length - 1) / 2; i < widths.length - 1; i++) {
    if (!isCarried(settings, 'decoder.0.W') && !tied) count += widths[i]! * widths[i + 1]!
    if (!isCarried(settings, 'decoder.0.b')) count += widths[i + 1]!
  }
  return count
}

/**
 * A classifier on the encoder of any of these families: pretrained without labels, then softmax on the frozen encoder,
 * then all fine-tuned: the lecture's slide "Uczenie półnadzorowane".
 */
export function classifierSpecOver(encoders: Readonly<Record<EncoderFamily, unknown>>) {
  const base = (settings: ClassifierSettings, inputSize: number) => {
    const spec = encoders[settings.encoder] as ModelSpec
    const own = encoderSettings(settings, spec.fields)
    const widths = spec.widths(own, inputSize)
    const half = widths.slice(0, Math.floor(widths.length / 2) + 1)
    return { spec, own, widths, half }
  }
  return {
    fields: classifierFields,
    views: ['encode', 'classify', 'movement'],
    metrics: ['loss', 'accuracy'],
    source: 'Hinton & Salakhutdinov 2006; lecture slide "Semi-supervised learning"',
    widths: (settings: ClassifierSettings, inputSize: number) => [...base(settings, inputSize).half, classes],
    parameters(settings: ClassifierSettings, inputSize: number) {
      const { spec, own, widths, half } = base(settings, inputSize)
      const carried = spec.parameters(own, inputSize) - leftOut(settings, widths, own.tied === true)
      return carried + (half.at(-1)! + 1) * classes
    },
    conflict(settings: ClassifierSettings, inputSize: number) {
      const { spec, own } = base(settings, inputSize)
      return spec.conflict?.(own, inputSize)
    },
  } as const satisfies ModelSpec<ClassifierFields>
}
