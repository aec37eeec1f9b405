/** Python that several families share. */
import type { AutoencoderSettings } from '../../models/autoencoder/spec.ts'
import type { DenoisingSettings } from '../../models/denoising/spec.ts'

/** σ'(y) of the logits y. */
export const output = (y: string, activation: AutoencoderSettings['outputActivation']) =>
  activation === 'sigmoid' ? `ops.sigmoid(${y})` : y

/** Loss of the logits y against x, mean over pixels and batch. */
export function imageLoss(
  loss: AutoencoderSettings['loss'],
  outputActivation: AutoencoderSettings['outputActivation'] = 'sigmoid',
): string {
  if (loss === 'bce') return 'cross_entropy(y, x)'
  const difference = `${output('y', outputActivation)} - x`
  return loss === 'mse' ? `ops.mean(ops.square(${difference}))` : `ops.mean(abs(${difference}))`
}

/** Defined in every script that names it. */
export const crossEntropy = `
def cross_entropy(y, x):
    """Of the image sigmoid(y) against x, mean over pixels and batch; right at any y."""
    return ops.mean(ops.relu(y) - y * x + ops.softplus(-abs(y)))

`

export function damage(kind: DenoisingSettings['damage']): string {
  const lines = {
    masking: '    return ops.where(uniform(x) < LEVEL, ops.zeros_like(x), x)',
    'salt-and-pepper': `    chance = uniform(x)
    spared = ops.where(chance < LEVEL, ops.zeros_like(x), x)
    return ops.where(chance < LEVEL / 2, ops.ones_like(x), spared)  # the lower half turns to salt`,
    gaussian: '    return ops.clip(x + LEVEL * normal(x), 0, 1)',
  }
  return `
def damage(x):
    """What the encoder sees while training (${kind}); new damage each time."""
${lines[kind]}

`
}

export const dropUnits = `
def drop_units(z):
    """Unit dropout: a unit is off with probability DROPOUT, the others are louder by as much."""
    return ops.where(uniform(z) < DROPOUT, ops.zeros_like(z), z) / (1 - DROPOUT)

`
