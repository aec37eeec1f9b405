/** The autoencoder of dense layers, and the variants that name only their difference. */
import { type AutoencoderSettings, layerWidths } from '../../models/autoencoder/spec.ts'
import type { DenoisingSettings } from '../../models/denoising/spec.ts'
import type { KSparseSettings } from '../../models/k-sparse/spec.ts'
import type { SparseSettings } from '../../models/sparse/spec.ts'
import { damage, dropUnits, imageLoss, output } from './expressions.ts'
import { type FirstWeight, glorot, type Piece, variable, zeros } from './piece.ts'

type Network = Pick<
  AutoencoderSettings,
  | 'widths'
  | 'activation'
  | 'codeActivation'
  | 'outputActivation'
  | 'tied'
  | 'loss'
  | 'optimizer'
  | 'learningRate'
  | 'momentum'
>

/** Python for what a variant does besides; `name(z)` and so on are calls of functions defined in `functions`. */
interface Variant {
  readonly constants?: readonly string[]
  readonly functions?: string
  /** Of `functions` what `constrainForUse` needs. */
  readonly inUse?: string
  /** What the encoder sees while training, of x. */
  readonly corrupt?: string
  /** The code that the decoder gets while training, of z. */
  readonly constrain?: string
  /** The code in use, of z. */
  readonly constrainForUse?: string
  /** Added to the loss, of z and w. */
  readonly penalty?: string
}

/** Variables of the layers, in the file's order; of a tied decoder the biases only. */
export function denseWeights(
  { widths: encoder, tied }: Pick<Network, 'widths' | 'tied'>,
  D: number,
  prefix: string,
): FirstWeight[] {
  const widths = layerWidths({ widths: encoder }, D)
  return widths.slice(1).flatMap((out, i) => {
    const ofDecoder = i >= encoder.length
    const layer = `${prefix}${ofDecoder ? 'decoder' : 'encoder'}.${ofDecoder ? i - encoder.length : i}`
    const bias = zeros(`${layer}.b`, [out])
    return ofDecoder && tied ? [bias] : [glorot(`${layer}.W`, [widths[i]!, out]), bias]
  })
}

/** Lines of the layers one after the other, from `from` to the value that is returned. */
function layers(network: Network, D: number, prefix: string, part: 'encoder' | 'decoder', from: string) {
  const { widths: encoder, activation, codeActivation, tied } = network
  const depth = encoder.length
  const widths = layerWidths(network, D).slice(...(part === 'encoder' ? [1, depth + 1] : [depth + 1]))
  return widths.map((out, i) => {
    const W =
      part === 'decoder' && tied
        ? `ops.transpose(${variable(`${prefix}encoder.${depth - 1 - i}.W`)})`
        : variable(`${prefix}${part}.${i}.W`)
    const sum = `${i === 0 ? from : 'h'} @ ${W} + ${variable(`${prefix}${part}.${i}.b`)}`
    const last = i === widths.length - 1
    const kind = last ? (part === 'encoder' ? codeActivation : 'linear') : activation
    const value = kind === 'linear' ? sum : `ops.${kind}(${sum})`
    return `    ${last ? 'return' : 'h ='} ${value}  # [B, ${out}]`
  })
}

export function autoencoderPiece(
  network: Network,
  D: number,
  prefix = '',
  { constants = [], functions = '', inUse = '', corrupt, constrain, constrainForUse, penalty }: Variant = {},
): Piece {
  const { outputActivation, loss, optimizer, learningRate, momentum } = network
  const code = constrainForUse ? 'code' : 'encode'
  const encode = `
def ${code}(w, x):
    """${constrainForUse ? 'Before the largest are chosen' : 'Image to code'}, [B, ${D}] to [B, ${network.widths.at(-1)}]."""
${layers(network, D, prefix, 'encoder', 'x').join('\n')}

${constrainForUse ? `\ndef encode(w, x):\n    """Image to code as it is used."""\n    z = code(w, x)\n    return ${constrainForUse}\n\n` : ''}`
  return {
    constants,
    weights: denseWeights(network, D, prefix),
    encoding: `${inUse}${encode}`,
    functions: `${functions}${encode}
def to_logits(w, z):
    """Code to image, before the last activation."""
${layers(network, D, prefix, 'decoder', 'z').join('\n')}


def reconstruct(w, x):
    """x' of x, [B, ${D}] each."""
    return ${output('to_logits(w, encode(w, x))', outputActivation)}


def loss(w, x, step):
    """What training lowers; step counts updates from 0."""
    z = ${code}(w, ${corrupt ?? 'x'})
    y = to_logits(w, ${constrain ?? 'z'})
    return ${imageLoss(loss, outputActivation)}${penalty ? ` + ${penalty}` : ''}
`,
    stages: [{ name: 'train', loss: 'loss', optimizer: { kind: optimizer, learningRate, momentum } }],
    answer: 'reconstruct',
  }
}

/** x damaged for the encoder only; the loss asks for the clean x. */
export function denoisingPiece(settings: DenoisingSettings, D: number, prefix = ''): Piece {
  const { damage: kind, level, dropout } = settings
  return autoencoderPiece(settings, D, prefix, {
    constants: [
      `LEVEL = ${level}  # how much of an image is damaged`,
      ...(dropout > 0 ? [`DROPOUT = ${dropout}  # share of code units that are off`] : []),
    ],
    functions: damage(kind) + (dropout > 0 ? dropUnits : ''),
    corrupt: 'damage(x)',
    ...(dropout > 0 ? { constrain: 'drop_units(z)' } : {}),
  })
}

export function sparsePiece(settings: SparseSettings, D: number, prefix = ''): Piece {
  const { penalty, rho, beta, l1, weightDecay, loss } = settings
  const matrices = denseWeights(settings, D, prefix).filter(({ shape }) => shape.length === 2)
  const perPixel = `${loss === 'mse' ? 2 : 1} / ${D}`
  const sparsity =
    penalty === 'divergence'
      ? {
          constants: [
            `RHO = ${rho}  # wanted mean activity of a code unit`,
            `BETA = ${beta}  # weight of departing from it`,
          ],
          lines: `    r = ops.mean(z, 0)  # measured mean activity, [K]
    active = RHO * ops.log(RHO / (r + 1e-6))
    silent = (1 - RHO) * ops.log((1 - RHO) / (1 - r + 1e-6))
    return decay + ${perPixel} * BETA * ops.sum(active + silent)`,
        }
      : {
          constants: [`L1 = ${l1}  # weight of the code's absolute values`],
          lines: '    return decay + L1 * ops.sum(abs(z)) / z.shape[0]',
        }
  return autoencoderPiece({ ...settings, outputActivation: 'sigmoid' }, D, prefix, {
    constants: [...sparsity.constants, `DECAY = ${weightDecay}  # weight of the squared weights`],
    functions: `
def penalty(w, z):
    """What sparsity costs: decay of the weights, and ${penalty === 'divergence' ? 'KL(rho, measured) of every code unit' : 'the mean sum of |z|'}."""
    squares = ${matrices.map(({ name }) => `ops.sum(ops.square(${variable(name)}))`).join(' + ')}
    decay = ${perPixel} * DECAY / 2 * squares
${sparsity.lines}

`,
    penalty: 'penalty(w, z)',
  })
}

const keepLargest = `
def keep_largest(z, k):
    """The k largest of each row, zero elsewhere; the gradient passes through what was kept."""
    rank = ops.argsort(ops.argsort(-z, 1), 1)
    return ops.where(rank < k, z, ops.zeros_like(z))

`

export function kSparsePiece(settings: KSparseSettings, D: number, prefix = ''): Piece {
  const { code, k, alpha, schedule, scheduleSteps } = settings
  const linear = {
    ...settings,
    widths: [code],
    activation: 'linear',
    codeActivation: 'linear',
    outputActivation: 'linear',
    tied: true,
    loss: 'mse',
  } as const
  const kept = schedule ? 'keep_largest(z, scheduled_k(step + 1))' : 'keep_largest(z, K)'
  const piece = autoencoderPiece(linear, D, prefix, {
    constants: [
      `K = ${k}  # units of the code that are kept`,
      `ALPHA = ${alpha}  # times as many in use`,
      ...(schedule ? [`SCHEDULE = ${scheduleSteps}  # updates in which the number kept falls to K`] : []),
    ],
    inUse: keepLargest,
    functions: `${keepLargest}${
      schedule
        ? `
def scheduled_k(step):
    """Falls evenly from the whole code to K, so that every unit gets to learn something first."""
    left = max(0, 1 - (step - 1) / SCHEDULE)
    return int(K + (${code} - K) * left + 0.5)

`
        : ''
    }`,
    constrain: kept,
    constrainForUse: `keep_largest(z, min(${code}, int(ALPHA * K + 0.5)))`,
  })
  const [W, ...rest] = piece.weights
  return { ...piece, weights: [{ ...W!, value: `0.1 * ${W!.value}` }, ...rest] }
}
