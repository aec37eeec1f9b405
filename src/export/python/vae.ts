import { type VaeSettings, vaeWidths } from '../../models/vae/spec.ts'
import { glorot, type Piece, variable, zeros } from './piece.ts'

export function vaePiece(settings: VaeSettings, D: number, prefix = ''): Piece {
  const { latent, activation, beta, reconstructionWeight, learningRate } = settings
  const widths = vaeWidths(settings, D)
  const parts = ['encoder', 'decoder'] as const
  const layers = (part: (typeof parts)[number], from: string) =>
    widths[part].slice(1).map((out, i, all) => {
      const sum = `${i === 0 ? from : 'h'} @ ${variable(`${prefix}${part}.${i}.W`)} + ${variable(`${prefix}${part}.${i}.b`)}`
      return i === all.length - 1
        ? { sum, out }
        : { line: `    h = ops.${activation}(${sum})  # [B, ${out}]`, out }
    })
  const hidden = (part: (typeof parts)[number], from: string) =>
    layers(part, from).flatMap(({ line }) => (line ? [line] : []))
  const last = (part: (typeof parts)[number], from: string) => layers(part, from).at(-1)!.sum
  const encode = `
def posterior(w, x):
    """Mean and ln of the variance of q(z|x), [B, ${latent}] each."""
${[...hidden('encoder', 'x'), `    both = ${last('encoder', 'x')}  # [B, ${2 * latent}]`].join('\n')}
    return both[:, :${latent}], ops.clip(both[:, ${latent}:], -10, 10)


def encode(w, x):
    """Image to the mean of its codes."""
    return posterior(w, x)[0]


`
  return {
    constants: [
      `RECONSTRUCTION = ${reconstructionWeight}  # weight of the cross-entropy`,
      `BETA = ${beta}  # weight of the divergence`,
    ],
    weights: parts.flatMap((part) =>
      widths[part]
        .slice(1)
        .flatMap((out, i) => [
          glorot(`${prefix}${part}.${i}.W`, [widths[part][i]!, out]),
          zeros(`${prefix}${part}.${i}.b`, [out]),
        ]),
    ),
    encoding: encode,
    functions: `${encode}def to_logits(w, z):
    """Code to image, before the last activation."""
${[...hidden('decoder', 'z'), `    return ${last('decoder', 'z')}  # [B, ${D}]`].join('\n')}


def reconstruct(w, x):
    """x' of the mean code of x, [B, ${D}] each."""
    return ops.sigmoid(to_logits(w, encode(w, x)))


def loss(w, x, step):
    """Nats per image: cross-entropy summed over pixels, and KL(N(mean, variance), N(0, 1)) over dimensions."""
    mean, log_var = posterior(w, x)
    z = mean + ops.exp(0.5 * log_var) * normal(mean)
    reconstruction = ${D} * cross_entropy(to_logits(w, z), x)
    divergence = ops.mean(ops.sum(0.5 * (ops.exp(log_var) + ops.square(mean) - log_var - 1), 1))
    return RECONSTRUCTION * reconstruction + BETA * divergence
`,
    stages: [{ name: 'train', loss: 'loss', optimizer: { kind: 'adam', learningRate, momentum: 0 } }],
    answer: 'reconstruct',
  }
}
