import { useNumbers, useWords } from '../../i18n/language.tsx'
import { labelWords } from '../../i18n/words/labels.ts'
import { LaneTable } from '../lanes/LaneTable.tsx'
import { type LessonResult, labelRows, type Spread } from './label-results.ts'

/** What each number of labels came to: means, the worst and the best seed, and the gap seed by seed. */
export function LabelTable({ results }: { readonly results: readonly LessonResult[] }) {
  const say = useWords(labelWords)
  const number = useNumbers()
  const rows = labelRows(results)
  const points = (value: number) => number(100 * value, { decimals: 1 })
  const spread = ({ mean, low, high }: Spread, seeds: number) =>
    seeds > 1 ? say('spread', { mean: points(mean), low: points(low), high: points(high) }) : points(mean)
  return (
    <LaneTable
      caption={say('tableCaption')}
      rowsAre={say('labelsAxis')}
      columns={[say('seeds'), `${say('pretrained')}, %`, `${say('random')}, %`, say('gap')]}
      rows={
        rows.length === 0
          ? [{ name: '–', cells: ['–', '–', '–', '–'] }]
          : rows.map(({ labels, seeds, pretrained, random, gap }) => ({
              name: number(labels),
              cells: [number(seeds), spread(pretrained, seeds), spread(random, seeds), spread(gap, seeds)],
            }))
      }
    />
  )
}
