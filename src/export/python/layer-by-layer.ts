import type { LayerByLayerSettings } from '../../models/layer-by-layer/spec.ts'
import { denseWeights } from './dense.ts'
import { imageLoss, output } from './expressions.ts'
import type { Piece, ScriptStage } from './piece.ts'

/** First the outer layer and its mirror, then the next pair between them, at last everything. */
export function layerByLayerPiece(settings: LayerByLayerSettings, D: number): Piece {
  const { widths, activation, codeActivation, outputActivation, tied, stageSteps } = settings
  const depth = widths.length
  const weights = denseWeights(settings, D, '')
  const optimizer = {
    kind: settings.optimizer,
    learningRate: settings.learningRate,
    momentum: settings.momentum,
  }
  const named = (kind: string) => (kind === 'linear' ? 'linear' : `ops.${kind}`)
  const pairs: ScriptStage[] = widths.map((_, i) => ({
    name: `train layer ${i}`,
    updates: stageSteps,
    moving: weights
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`encoder.${i}.`) || name.startsWith(`decoder.${depth - 1 - i}.`)),
    loss: `loss_with(${i + 1})`,
    optimizer,
  }))
  return {
    constants: [`DEPTH = ${depth}  # hidden layers of the encoder`],
    weights,
    encoding: '', // carries no classifier
    functions: `
def linear(x):
    return x


ENCODER = [${widths.map((_, i) => named(i === depth - 1 ? codeActivation : activation)).join(', ')}]
DECODER = [${widths.map((_, i) => named(i === depth - 1 ? 'linear' : activation)).join(', ')}]


def encode(w, x, levels=DEPTH):
    """Through the first hidden layers, [B, ${D}] to [B, H]."""
    for i in range(levels):
        x = ENCODER[i](x @ w[f"encoder.{i}.W"] + w[f"encoder.{i}.b"])
    return x


def to_logits(w, z, levels=DEPTH):
    """Back through their mirrors, before the last activation."""
    for i in range(DEPTH - levels, DEPTH):
        W = ${tied ? 'ops.transpose(w[f"encoder.{DEPTH - 1 - i}.W"])' : 'w[f"decoder.{i}.W"]'}
        z = DECODER[i](z @ W + w[f"decoder.{i}.b"])
    return z


def reconstruct(w, x, stage):
    """x' of x, [B, ${D}] each, by the layers that are there in this stage."""
    levels = min(stage + 1, DEPTH)
    return ${output('to_logits(w, encode(w, x, levels), levels)', outputActivation)}


def loss_with(levels):
    """What training lowers while only so many hidden layers and their mirrors are there."""

    def loss(w, x, step):
        y = to_logits(w, encode(w, x, levels), levels)
        return ${imageLoss(settings.loss, outputActivation)}

    return loss
`,
    stages: [...pairs, { name: 'fine-tune', loss: 'loss_with(DEPTH)', optimizer }],
    answer: 'reconstruct',
    answerByStage: true,
  }
}
