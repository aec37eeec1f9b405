import type { DbnSettings } from '../../models/dbn/spec.ts'
import type { RbmSettings } from '../../models/rbm/spec.ts'
import { denseWeights } from './dense.ts'
import { imageLoss } from './expressions.ts'
import { type Piece, type ScriptStage, tuple, variable, zeros } from './piece.ts'

type Units = RbmSettings['hiddenUnits']

/** Functions of one machine: W [D, H], visible bias a [D], hidden bias b [H]. */
const machine = (units: readonly Units[]) => {
  const both = new Set(units).size > 1
  const gaussian = units.includes('gaussian')
  const binary = units.includes('binary')
  const given = both ? ', gaussian' : ''
  const pick = (ifGaussian: string, ifBinary: string) =>
    both
      ? `    return ${ifGaussian} if gaussian else ${ifBinary}`
      : `    return ${gaussian ? ifGaussian : ifBinary}`
  const probability = `
def hidden_probability(v, W, b${given}):
    """p(h = 1 | v)${gaussian ? ', or the mean of Gaussian units' : ''}, [B, D] to [B, H]."""
${pick('v @ W + b', 'ops.sigmoid(v @ W + b)')}

`
  const rest = `
def visible_probability(h, W, a):
    """p(v = 1 | h), [B, H] to [B, D]."""
    return ops.sigmoid(h @ ops.transpose(W) + a)


def sample_hidden(p${given}):
    """h drawn, given its probabilities${gaussian ? ' (means)' : ''}."""
${pick('p + normal(p)', 'bernoulli(p)')}


def free_energy(v, W, a, b${given}):
    """F(v), mean over the images, up to a constant."""
    input = v @ W + b
    return ops.mean(-ops.sum(v * a, 1) - ops.sum(${
      both
        ? '0.5 * ops.square(input) if gaussian else ops.softplus(input)'
        : binary
          ? 'ops.softplus(input)'
          : '0.5 * ops.square(input)'
    }, 1))

`
  return { probability, all: `${probability}${rest}` }
}

export function rbmPiece(settings: RbmSettings, D: number, prefix = ''): Piece {
  const { hidden, hiddenUnits, cdSteps, persistent, learningRate, momentum, weightDecay, initialScale } =
    settings
  const [W, a, b] = ['W', 'a', 'b'].map((name) => variable(`${prefix}${name}`)) as [string, string, string]
  const negative = persistent
    ? `    v = chains[0] if chains else bernoulli(x)
    for _ in range(CD_STEPS):
        h = sample_hidden(hidden_probability(v, W, b))
        v = bernoulli(visible_probability(h, W, a))
    chains[:] = [v]`
    : `    h = hidden_probability(x, W, b)
    for _ in range(CD_STEPS):
        v = visible_probability(sample_hidden(h), W, a)
        h = hidden_probability(v, W, b)`
  const encode = `def encode(w, x):
    """Image to code, [B, ${D}] to [B, ${hidden}]."""
    return hidden_probability(x, ${W}, ${b})


`
  return {
    constants: [
      `CD_STEPS = ${cdSteps}  # Gibbs steps of an update`,
      `DECAY = ${weightDecay}  # weight of the squared weights`,
    ],
    weights: [
      {
        name: `${prefix}W`,
        shape: [D, hidden],
        value: `${initialScale} * CHANCE.normal(size=${tuple([D, hidden])})`,
      },
      zeros(`${prefix}a`, [D]),
      zeros(`${prefix}b`, [hidden]),
    ],
    encoding: `${machine([hiddenUnits]).probability}${encode}`,
    functions: `${machine([hiddenUnits]).all}${persistent ? '\nchains = []  # where the persistent chains stand, [B, D]\n\n' : ''}
${encode}def reconstruct(w, x):
    """p(v' = 1 | p(h | x)), [B, ${D}] each."""
    return visible_probability(encode(w, x), ${W}, ${a})


def loss(w, x, step):
    """Contrastive divergence: the gradient of F(x) - F(v) is <v'h> of the machine minus <v'h> of the data."""
    W, a, b = ${W}, ${a}, ${b}
${negative}
    v = constant(v)  # no gradient through the chain
    return free_energy(x, W, a, b) - free_energy(v, W, a, b) + DECAY / 2 * ops.sum(ops.square(W))
`,
    stages: [{ name: 'train', loss: 'loss', optimizer: { kind: 'sgd', learningRate, momentum } }],
    answer: 'reconstruct',
  }
}

/** A Gaussian layer learns at a hundredth of the rate of a binary one. */
const gaussianRate = 0.01

export function dbnPiece(settings: DbnSettings, D: number, prefix = ''): Piece {
  const { widths, topUnits, pretrain, stageSteps, cdSteps, pretrainRate, momentum, weightDecay } = settings
  const depth = widths.length
  const gaussianTop = topUnits === 'gaussian'
  const units: Units[] = widths.map((_, i) => (gaussianTop && i === depth - 1 ? 'gaussian' : 'binary'))
  const both = new Set(units).size > 1
  const given = both ? ', i == DEPTH - 1' : ''
  const weights = denseWeights({ widths, tied: false }, D, prefix).map((weight) =>
    pretrain && weight.name.startsWith(`${prefix}encoder`) && weight.shape.length === 2
      ? { ...weight, value: `0.1 * CHANCE.normal(size=${tuple(weight.shape)})` }
      : weight,
  )
  const encoder = `w[f"${prefix}encoder.{i}.W"], w[f"${prefix}encoder.{i}.b"]`
  const mirror = `w[f"${prefix}decoder.{DEPTH - 1 - i}.b"]`
  const machines: ScriptStage[] = widths.map((_, i) => ({
    name: `pretrain machine ${i}`,
    updates: stageSteps,
    moving: [`${prefix}encoder.${i}.W`, `${prefix}encoder.${i}.b`, `${prefix}decoder.${depth - 1 - i}.b`],
    loss: `machine_loss(${i})`,
    optimizer: {
      kind: 'sgd',
      learningRate: pretrainRate * (units[i] === 'gaussian' ? gaussianRate : 1),
      momentum,
    },
  }))
  const up = `def up(w, x, machines):
    """Through the first machines, [B, ${D}] to [B, H]."""
    for i in range(machines):
        x = hidden_probability(x, ${encoder}${given})
    return x

`
  const encode = `def encode(w, x):
    """Image to code, [B, ${D}] to [B, ${widths.at(-1)}]."""
    return up(w, x, DEPTH)


`
  const machineLoss = `
def machine_loss(i):
    """Contrastive divergence of machine i: the gradient of F(x) - F(v) is <v'h> of the machine minus that of the data."""

    def loss(w, x, step):
        x = constant(up(w, x, i))
        W, b, a = ${encoder}, ${mirror}
        h = hidden_probability(x, W, b${given})
        for _ in range(CD_STEPS):
            v = visible_probability(sample_hidden(h${given}), W, a)
            h = hidden_probability(v, W, b${given})
        v = constant(v)  # no gradient through the chain
        energies = free_energy(x, W, a, b${given}) - free_energy(v, W, a, b${given})
        return energies + DECAY / 2 * ops.sum(ops.square(W))

    return loss

`
  return {
    constants: [
      `DEPTH = ${depth}  # machines`,
      ...(pretrain
        ? [
            `CD_STEPS = ${cdSteps}  # Gibbs steps of an update`,
            `DECAY = ${weightDecay}  # weight of the squared weights`,
          ]
        : []),
    ],
    weights,
    encoding: `${machine(units).probability}${up}${encode}`,
    ...(pretrain ? { pretraining: `${machine(units).all}${up}${encode}${machineLoss}` } : {}),
    functions: `${pretrain ? machine(units).all : machine(units).probability}
${up}${
  pretrain
    ? `
def down(w, h, machines):
    """Back through the same machines, whose weights are their own mirror."""
    for i in reversed(range(machines)):
        h = visible_probability(h, w[f"${prefix}encoder.{i}.W"], ${mirror})
    return h


def unroll(w):
    """Decoder weights become the transposes of what the machines learned."""
    for i in range(DEPTH):
        assign(w[f"${prefix}decoder.{DEPTH - 1 - i}.W"], ops.transpose(w[f"${prefix}encoder.{i}.W"]))

`
    : ''
}
${encode}def to_logits(w, z):
    """Code to image by the unrolled decoder, before the last activation."""
    for i in range(DEPTH):
        z = z @ w[f"${prefix}decoder.{i}.W"] + w[f"${prefix}decoder.{i}.b"]
        z = ops.sigmoid(z) if i < DEPTH - 1 else z
    return z


${
  pretrain
    ? `def reconstruct(w, x, stage):
    """x' of x, [B, ${D}] each: while pretraining through the machines that have learned, then through all layers."""
    if stage < DEPTH:
        return down(w, up(w, x, stage + 1), stage + 1)
    return ops.sigmoid(to_logits(w, encode(w, x)))`
    : `def reconstruct(w, x):
    """x' of x, [B, ${D}] each."""
    return ops.sigmoid(to_logits(w, encode(w, x)))`
}

${pretrain ? machineLoss : ''}
def loss(w, x, step):
    """Fine-tuning: what comes out of all layers against x."""
    y = to_logits(w, encode(w, x))
    return ${imageLoss(settings.loss)}
`,
    stages: [
      ...(pretrain ? machines : []),
      {
        name: 'fine-tune',
        loss: 'loss',
        optimizer: { kind: 'adam', learningRate: settings.learningRate, momentum: 0 },
        ...(pretrain ? { enter: 'unroll(w)' } : {}),
      },
    ],
    answer: 'reconstruct',
    answerByStage: pretrain,
  }
}
