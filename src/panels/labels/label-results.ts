/** What several lessons came to, together: by number of labels, over seeds. */

/** What one pair of networks came to. */
export interface LessonResult {
  readonly seed: number
  /** Labelled images that both learned from. */
  readonly labels: number
  /** 0…1, of the pretrained network and of the one from random weights. */
  readonly accuracies: readonly [number, number]
}

export interface Spread {
  readonly mean: number
  readonly low: number
  readonly high: number
}

export interface LabelRow {
  readonly labels: number
  readonly seeds: number
  /** Accuracies 0…1 of the pretrained network and of the one from random weights. */
  readonly pretrained: Spread
  readonly random: Spread
  /** Pretrained minus random, seed by seed. */
  readonly gap: Spread
}

function spreadOf(values: readonly number[]): Spread {
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: Math.min(...values),
    high: Math.max(...values),
  }
}

/** A row for each number of labels that something is known of, in rising order. */
export function labelRows(results: readonly LessonResult[]): LabelRow[] {
  const budgets = [...new Set(results.map(({ labels }) => labels))].sort((a, b) => a - b)
  return budgets.map((labels) => {
    const of = results.filter((result) => result.labels === labels)
    return {
      labels,
      seeds: of.length,
      pretrained: spreadOf(of.map(({ accuracies }) => accuracies[0])),
      random: spreadOf(of.map(({ accuracies }) => accuracies[1])),
      gap: spreadOf(of.map(({ accuracies: [pretrained, random] }) => pretrained - random)),
    }
  })
}

/** How often each true class (row) was called each class (column), [10, 10], row after row. */
export function confusionCounts(predicted: readonly number[], labels: readonly number[]): number[] {
  const counts = Array.from({ length: 100 }, () => 0)
  labels.forEach((label, i) => {
    counts[10 * label + predicted[i]!]!++
  })
  return counts
}
