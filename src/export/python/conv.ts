import { type ConvAutoencoderSettings, convolutions, mapSides } from '../../models/conv-autoencoder/spec.ts'
import type { DenoisingSettings } from '../../models/denoising/spec.ts'
import { damage, dropUnits, imageLoss } from './expressions.ts'
import { type FirstWeight, glorot, type Piece, variable, zeros } from './piece.ts'

interface Variant {
  readonly constants: readonly string[]
  readonly functions: string
  readonly corrupt: string
  readonly constrain: string
}
const plain: Variant = { constants: [], functions: '', corrupt: 'x', constrain: 'z' }

/** The convolutional autoencoder; sizes are known, so every line says its own. */
export function convAutoencoderPiece(
  { channels, loss, learningRate }: ConvAutoencoderSettings,
  D: number,
  prefix = '',
  { constants, functions, corrupt, constrain }: Variant = plain,
): Piece {
  const sides = mapSides(channels, D)
  const { encoder, decoder } = convolutions(channels)
  const weights = [...named(encoder, 'encoder'), ...named(decoder, 'decoder')]
  function named(pairs: readonly (readonly [number, number])[], part: string): FirstWeight[] {
    return pairs.flatMap(([maps, out], i) => [
      glorot(`${prefix}${part}.${i}.W`, [3, 3, maps, out]),
      zeros(`${prefix}${part}.${i}.b`, [out]),
    ])
  }
  const convolve = (x: string, part: string, i: number, padding: string) =>
    `conv3x3(${x}, ${variable(`${prefix}${part}.${i}.W`)}, ${variable(`${prefix}${part}.${i}.b`)}, "${padding}")`

  const down = encoder.map(
    ([, out], i) =>
      `    maps = pool(ops.relu(${convolve('maps', 'encoder', i, 'same')}))  # [B, ${sides[i + 1]}, ${sides[i + 1]}, ${out}]`,
  )
  const [codeSide, codeMaps] = [sides.at(-1)!, channels.at(-1)!]
  let side = codeSide
  const up = decoder.slice(0, -1).map(([, out], i) => {
    const last = i === channels.length - 1
    const narrower = last && side - 2 === sides[1]
    const before = last && !narrower ? cropped(sides[1]!) : ''
    side = 2 * (narrower ? side - 2 : side)
    return `${before}    maps = enlarge(ops.relu(${convolve('maps', 'decoder', i, narrower ? 'valid' : 'same')}))  # [B, ${side}, ${side}, ${out}]`
  })
  function cropped(to: number): string {
    if (side === to) return ''
    side = to
    return `    maps = maps[:, :${to}, :${to}, :]\n`
  }
  const toImage = cropped(sides[0]!)
  const encode = `
def encode(w, x):
    """Image to code, [B, ${D}] to [B, ${codeSide * codeSide * codeMaps}]: ${codeMaps} maps of ${codeSide} by ${codeSide}, the maps innermost."""
    maps = ops.reshape(x, (-1, ${sides[0]}, ${sides[0]}, 1))
${down.join('\n')}
    return ops.reshape(maps, (-1, ${codeSide * codeSide * codeMaps}))


`
  return {
    constants,
    weights,
    encoding: encode,
    functions: `${functions}${encode}def to_logits(w, z):
    """Code to image, before the last activation."""
    maps = ops.reshape(z, (-1, ${codeSide}, ${codeSide}, ${codeMaps}))
${up.join('\n')}
${toImage}    maps = ${convolve('maps', 'decoder', decoder.length - 1, 'same')}  # [B, ${sides[0]}, ${sides[0]}, 1]
    return ops.reshape(maps, (-1, ${D}))


def reconstruct(w, x):
    """x' of x, [B, ${D}] each."""
    return ops.sigmoid(to_logits(w, encode(w, x)))


def loss(w, x, step):
    """What training lowers; step counts updates from 0."""
    z = encode(w, ${corrupt})
    y = to_logits(w, ${constrain})
    return ${imageLoss(loss)}
`,
    stages: [{ name: 'train', loss: 'loss', optimizer: { kind: 'adam', learningRate, momentum: 0 } }],
    answer: 'reconstruct',
  }
}

/** The denoising autoencoder on convolutions. */
export function convDenoisingPiece(settings: DenoisingSettings, D: number, prefix = ''): Piece {
  const { damage: kind, level, dropout } = settings
  return convAutoencoderPiece(settings, D, prefix, {
    constants: [
      `LEVEL = ${level}  # how much of an image is damaged`,
      ...(dropout > 0 ? [`DROPOUT = ${dropout}  # share of code units that are off`] : []),
    ],
    functions: damage(kind) + (dropout > 0 ? dropUnits : ''),
    corrupt: 'damage(x)',
    constrain: dropout > 0 ? 'drop_units(z)' : 'z',
  })
}
