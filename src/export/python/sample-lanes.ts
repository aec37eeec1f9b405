/** A small model of every family, with the settings whose Python differs: what the scripts are checked with. */
import { type FamilyName, type LaneSpec, lane } from '../../models/specs.ts'

const samples = {
  pca: { pca: lane('pca', { components: 20 }) },
  rbm: {
    rbm: lane('rbm', { hidden: 64 }),
    'rbm-persistent-gaussian': lane('rbm', {
      hidden: 32,
      hiddenUnits: 'gaussian',
      persistent: true,
      learningRate: 0.001,
      cdSteps: 2,
    }),
  },
  dbn: {
    dbn: lane('dbn', { widths: [128, 32], stageSteps: 40 }),
    'dbn-pretraining': lane('dbn', { widths: [64, 32], topUnits: 'gaussian', stageSteps: 90 }),
    'dbn-unpretrained': lane('dbn', { widths: [64, 32], pretrain: false }),
  },
  autoencoder: {
    autoencoder: lane('autoencoder'),
    'autoencoder-deep-tied': lane('autoencoder', {
      widths: [64, 32, 16],
      tied: true,
      activation: 'tanh',
      codeActivation: 'linear',
      outputActivation: 'linear',
      loss: 'mae',
      optimizer: 'sgd',
      learningRate: 0.1,
    }),
  },
  'layer-by-layer': {
    'layer-by-layer': lane('layer-by-layer', { widths: [64, 32], stageSteps: 40 }),
    'layer-by-layer-early': lane('layer-by-layer', { widths: [64, 32], stageSteps: 100, tied: true }),
  },
  'conv-autoencoder': {
    'conv-autoencoder': lane('conv-autoencoder'),
    'conv-autoencoder-two': lane('conv-autoencoder', { channels: [4, 6], loss: 'mse' }),
    'conv-autoencoder-four': lane('conv-autoencoder', { channels: [4, 4, 4, 6] }),
  },
  denoising: {
    denoising: lane('denoising', { widths: [64] }),
    'denoising-dropout': lane('denoising', {
      widths: [64],
      damage: 'salt-and-pepper',
      dropout: 0.3,
      tied: true,
    }),
    'denoising-convolutional': lane('denoising', {
      base: 'convolutional',
      channels: [8, 8],
      damage: 'gaussian',
    }),
  },
  sparse: {
    sparse: lane('sparse', { widths: [100] }),
    'sparse-l1': lane('sparse', {
      widths: [100],
      penalty: 'l1',
      codeActivation: 'relu',
      loss: 'bce',
      tied: true,
    }),
  },
  'k-sparse': {
    'k-sparse': lane('k-sparse', { code: 100, k: 10, scheduleSteps: 50 }),
    'k-sparse-at-once': lane('k-sparse', { code: 100, k: 10, alpha: 1.5, schedule: false }),
  },
  vae: {
    vae: lane('vae', { widths: [128] }),
    'vae-deep': lane('vae', { widths: [128, 64], latent: 8, activation: 'tanh', beta: 2 }),
  },
  classifier: {
    classifier: lane('classifier', { widths: [64, 32], stageSteps: 40, headSteps: 30 }),
    'classifier-scratch': lane('classifier', { widths: [64, 32], pretrain: false, labels: 500 }),
    ...Object.fromEntries(
      (['denoising', 'sparse', 'k-sparse', 'conv-autoencoder', 'vae', 'rbm', 'dbn', 'pca'] as const).map(
        (encoder) => [
          `classifier-${encoder}`,
          lane('classifier', { encoder, widths: [64, 32], stageSteps: 30, headSteps: 30 }),
        ],
      ),
    ),
  },
} satisfies Record<FamilyName, Record<string, LaneSpec>>

/** By the name of its snapshot. */
export const sampleLanes: Readonly<Record<string, LaneSpec>> = Object.assign({}, ...Object.values(samples))
