import { autoencoderFields, countParameters, layerWidths } from '../autoencoder/spec.ts'
import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'
import { rbmFields } from '../rbm/spec.ts'
import { autoStages, stageSteps } from '../stages.ts'

const pretrained = { when: { field: 'pretrain', oneOf: [true] } } as const

export const dbnFields = {
  widths: { ...autoencoderFields.widths, default: [256, 128, 32] },
  topUnits: choice(['binary', 'gaussian'], 'binary', { live: false }),
  pretrain: { kind: 'flag', default: true, live: false },
  stageSteps: { ...stageSteps, ...pretrained },
  autoStages: { ...autoStages, ...pretrained },
  cdSteps: { ...rbmFields.cdSteps, ...pretrained, advanced: true },
  pretrainRate: { ...rbmFields.learningRate, ...pretrained, default: 0.1 },
  momentum: { ...rbmFields.momentum, ...pretrained, advanced: true },
  weightDecay: { ...rbmFields.weightDecay, ...pretrained, advanced: true },
  loss: autoencoderFields.loss,
  learningRate: { ...autoencoderFields.learningRate, default: 0.001 },
} as const satisfies ModelSpec['fields']

export type DbnFields = typeof dbnFields
export type DbnSettings = SettingsOf<DbnFields>

/** RBM on RBM, then unrolled to an autoencoder and fine-tuned: the lecture's slide "Deep Belief Network". */
export const dbnSpec = {
  fields: dbnFields,
  views: [
    'reconstruct',
    'encode',
    'decode',
    'filters',
    'strokes',
    'activity',
    'activations',
    'layerFilters',
    'sample',
    'gibbsStep',
    'dream',
    'movement',
  ],
  metrics: ['loss'],
  source: 'Hinton & Salakhutdinov 2006; Hinton, Osindero & Teh 2006; lecture slide "Deep Belief Network"',
  widths: layerWidths,
  parameters: (settings, inputSize) => countParameters({ ...settings, tied: false }, inputSize),
} as const satisfies ModelSpec<DbnFields>
