/** Dense layers of an encoder and its mirror, tied or not; shared by the autoencoder and its layer-by-layer training. */
import type { Tensor2D, Variable } from '@tensorflow/tfjs-core'
import { type Activation, dense } from '../../engine/dense.ts'
import { glorotUniform, zeroBias } from '../../engine/initial.ts'
import type { BuildContext } from '../model.ts'
import { type AutoencoderSettings, layerWidths } from './spec.ts'

/** One dense layer. `W` is [in, out]; a tied layer has the mirrored layer's W, [out, in], and uses its transpose. */
export interface Layer {
  readonly W: Variable
  readonly b: Variable // [out]
  readonly activation: Activation
  readonly transposed: boolean
}

/** σ(xW + b) */
export const through = (input: Tensor2D, { W, b, activation, transposed }: Layer): Tensor2D =>
  dense(input, W, b, activation, transposed)

/**
 * Glorot-uniform weights, zero biases, from the run's stream "weights". The decoder's last layer is linear: its logits
 * go to the loss, σ' is applied where an image is wanted.
 */
export function createLayers(
  settings: Pick<AutoencoderSettings, 'widths' | 'activation' | 'codeActivation' | 'tied'>,
  { inputSize, random }: BuildContext,
) {
  const stream = random.stream('weights')
  const widths = layerWidths(settings, inputSize)
  const depth = settings.widths.length
  const layer = (i: number, activation: Activation, tiedTo?: Layer): Layer => {
    const [fanIn, fanOut] = [widths[i]!, widths[i + 1]!]
    const W = tiedTo?.W ?? glorotUniform(stream, fanIn, fanOut)
    return { W, b: zeroBias(fanOut), activation, transposed: tiedTo !== undefined }
  }
  const encoder: Layer[] = []
  for (let i = 0; i < depth; i++) {
    encoder.push(layer(i, i === depth - 1 ? settings.codeActivation : settings.activation))
  }
  const decoder: Layer[] = []
  for (let i = depth; i < 2 * depth; i++) {
    const mirrored = settings.tied ? encoder[2 * depth - 1 - i] : undefined
    decoder.push(layer(i, i === 2 * depth - 1 ? 'linear' : settings.activation, mirrored))
  }
  return { encoder, decoder }
}

/** Activity after each layer, "0" first; the decoder's last layer is left out, being the image before σ'. */
export function activationsOf(x: Tensor2D, layers: readonly Layer[]): Record<string, Tensor2D> {
  const seen: Record<string, Tensor2D> = {}
  let h = x
  for (const [i, layer] of layers.slice(0, -1).entries()) {
    h = through(h, layer)
    seen[i] = h
  }
  return seen
}
