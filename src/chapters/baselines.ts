/** What the validation digits score without any network, measured by `scripts/baselines.ts`. */
import type { baselineWords } from '../i18n/words/baselines.ts'
import type { Say } from '../i18n/words.ts'
import type { Baseline } from '../panels/chart-model.ts'
import measured from './baselines.json' with { type: 'json' }

type Loss = keyof typeof measured.floor

/**
 * Levels worth comparing a reconstruction loss with, as means over pixels of the built-in validation digits:
 * all outputs ½ (ln 2, cross-entropy only), always the mean training digit, the entropy of grey pixels (the
 * floor of cross-entropy), and for squared error the best linear code of the same size.
 */
export function baselinesOf(
  loss: Loss,
  codeSize: number,
  say: Say<(typeof baselineWords)['en']>,
): Baseline[] {
  const pca = (measured.pca as Readonly<Record<string, number>>)[codeSize]
  return [
    ...(loss === 'bce' ? [{ name: say('untrained'), value: Math.LN2 }] : []),
    { name: say('meanDigit'), value: measured.meanDigit[loss] },
    ...(loss === 'bce' ? [{ name: say('floor'), value: measured.floor.bce }] : []),
    ...(loss === 'mse' && pca !== undefined ? [{ name: say('pca', { size: codeSize }), value: pca }] : []),
  ]
}
