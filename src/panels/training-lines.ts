import type { LaneState } from '../training/run.ts'
import type { ChartLine } from './chart-model.ts'

/**
 * One metric of one lane as chart lines: training thin and dashed, validation, which counts, red and full.
 * @param names of both lines in the page's language
 */
export function trainingLines(
  lane: LaneState | undefined,
  metric: string,
  names: { readonly training: string; readonly validation: string },
): ChartLine[] {
  return [
    {
      id: 'training',
      name: names.training,
      curve: lane?.train[metric],
      colour: 'var(--ink-soft)',
      dashes: '3 2',
    },
    { id: 'validation', name: names.validation, curve: lane?.validation[metric], colour: 'var(--error)' },
  ]
}
