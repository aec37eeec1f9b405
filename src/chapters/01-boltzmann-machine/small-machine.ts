/** The machine that *The joint distribution* opens with. `npm run pretrain small-machine` trains it from its seed. */
import { divergence } from '../../math/boltzmann.ts'
import { createSmallTraining, type LearningRule, visibleDistribution } from '../../math/small-training.ts'
import { thinCurve } from '../../panels/thin-curve.ts'
import { barsAndStripes } from './patterns.ts'
import file from './small-machine.json'
import { type SmallSpec, type SmallTrained, taught, updatesARun, visibleUnits } from './small-run.ts'

/** Sampled gradients are rough and need smaller steps. */
const rates: Record<LearningRule, number> = { exact: 0.5, cd: 0.05 }

/** What the figure's settings mean for training. */
export const smallSpec = ({ hidden, rule, seed, patterns }: Omit<SmallSpec, 'rate'>): SmallSpec => ({
  hidden,
  seed,
  rule,
  rate: rates[rule],
  patterns,
})

const spec = smallSpec({ hidden: 6, rule: 'exact', seed: 1, patterns: barsAndStripes() })

export const smallMachine: SmallTrained = { spec, ...file }

/** Trains that machine as the figure does: what the file holds. */
export function trainSmallMachine(): Omit<SmallTrained, 'spec'> {
  const { machine, update } = createSmallTraining(visibleUnits, spec.hidden, spec.seed)
  const p = taught(spec.patterns)
  const steps = Array.from({ length: updatesARun + 1 }, (_, step) => step)
  const values = steps.map((step) => {
    if (step > 0) update(p, spec.rule, spec.rate)
    return divergence(p, visibleDistribution(machine).q)
  })
  const curve = thinCurve({ steps, values }, 60)
  return {
    weights: Array.from(machine.weights.data),
    visibleBias: Array.from(machine.visibleBias),
    hiddenBias: Array.from(machine.hiddenBias),
    step: updatesARun,
    curve: { steps: curve.steps, values: curve.values.map((value) => Number(value.toPrecision(4))) },
  }
}
