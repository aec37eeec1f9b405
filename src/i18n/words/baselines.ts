import { words } from '../words.ts'

/** Short names of levels to compare a loss with; they stand at a chart's edge. */
export const baselineWords = words('baselines', {
  en: { untrained: 'ln 2', meanDigit: 'mean digit', floor: 'floor', pca: 'PCA {{size}}' },
  pl: { untrained: 'ln 2', meanDigit: 'średnia cyfra', floor: 'granica', pca: 'PCA {{size}}' },
})
