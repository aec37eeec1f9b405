import { type ClassifierSettings, classes, isCarried } from '../../models/classifier/spec.ts'
import { glorot, type Piece, type ScriptStage, zeros } from './piece.ts'

/**
 * Softmax on an encoder of another family: that family's own training without labels, the head on the frozen encoder,
 * then all of it. Of the base come only what the encoder needs, and its training where there is one.
 * @param base the encoder's piece, its variables named `base.…`
 */
export function classifierPiece(settings: ClassifierSettings, base: Piece, codeSize: number): Piece {
  const { pretrain, stageSteps, headSteps, waitSteps, labels, learningRate } = settings
  const carried = base.weights.filter(({ name }) => isCarried(settings, name.replace(/^base\./, '')))
  const encoder = pretrain ? (base.pretraining ?? base.functions) : base.encoding
  const adam = { kind: 'adam', learningRate, momentum: 0 } as const
  const head = [glorot('head.W', [codeSize, classes]), zeros('head.b', [classes])]
  return {
    ...base,
    constants: [...base.constants, `LABELS = ${labels}  # images whose class may be looked at`],
    weights: [...carried, ...head],
    functions: `${encoder}

def head_logits(w, x):
    """Before the softmax, [B, ${classes}]."""
    return encode(w, x) @ w["head.W"] + w["head.b"]


def classify(w, x):
    """Probabilities of the classes, [B, ${classes}]."""
    return ops.softmax(head_logits(w, x), 1)


def label_loss(w, x, labels, step):
    """Cross-entropy of the classes, nats per image; labels are one-hot, [B, ${classes}]."""
    return -ops.mean(ops.sum(labels * ops.log_softmax(head_logits(w, x), 1), 1))


def labelled(labels):
    """Positions of LABELS images, drawn by lot, a class after the other in turn."""
    turn = np.full(len(labels), len(labels) * ${classes})
    for digit in range(${classes}):
        own = CHANCE.permutation(np.flatnonzero(labels == digit))
        turn[own] = np.arange(len(own)) * ${classes} + digit
    return np.argsort(turn)[:LABELS]
`,
    stages: [
      ...(pretrain ? [...within(base.stages, stageSteps), { ...headStage(), updates: headSteps }] : []),
      { name: 'fine-tune', loss: 'label_loss', labelled: true, optimizer: adam },
    ],
    // In the browser a closed form only waits while others pretrain, and a network from scratch may wait too.
    firstStep: pretrain ? (base.stages.length === 0 ? stageSteps : 0) : waitSteps,
    answer: 'classify',
    answerByStage: false,
  }

  function headStage(): ScriptStage {
    return {
      name: 'head',
      moving: head.map(({ name }) => name),
      loss: 'label_loss',
      labelled: true,
      optimizer: adam,
    }
  }
}

/** The encoder's own stages, as far as `updates` reach. A closed form has none: it only waits. */
function within(stages: readonly ScriptStage[], updates: number): ScriptStage[] {
  let left = updates
  const reached: ScriptStage[] = []
  for (const stage of stages) {
    if (left <= 0) break
    const own = Math.min(stage.updates ?? left, left)
    reached.push({ ...stage, updates: own })
    left -= own
  }
  return reached
}
