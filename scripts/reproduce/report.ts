import type { Outcome } from './experiments.ts'

export interface Finished extends Outcome {
  readonly seconds: number
  /** Share of the training steps. */
  readonly part: number
  /** Name, training / validation images. */
  readonly data: string
}

/** A line of a table; a bar within a cell would end it. */
const line = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** The results as a page; `missing` names the experiments that have not been run. */
export function markdown(results: readonly Finished[], missing: readonly string[] = []): string {
  const all = results.flatMap(({ orderings }) => orderings)
  const kept = all.filter(({ holds }) => holds).length
  const sections = results.map(({ title, rows, orderings, notes = [], seconds, part, data }) =>
    [
      `## ${title}`,
      '',
      `${data} images${part === 1 ? '' : `, ${Math.round(100 * part)} % of the steps`}; ${seconds} s.`,
      '',
      '| | published | measured here |',
      '| --- | --- | --- |',
      ...rows.map((row) => line(row.what, row.published, row.measured)),
      '',
      '| ordering | numbers | |',
      '| --- | --- | --- |',
      ...orderings.map(({ claim, numbers, holds }) => line(claim, numbers, holds ? 'holds' : '**fails**')),
      ...notes.flatMap((note) => ['', note]),
    ].join('\n'),
  )
  return [
    '# Published numbers, measured again',
    '',
    `Written by \`npm run reproduce\`; do not edit. ${kept} of ${all.length} orderings hold.`,
    '',
    'Published absolutes are mostly for the full MNIST (60 000 training images) and for longer trainings; the built-in set has 8 000 training and 2 000 validation images, so absolutes differ and the orderings are what must come out. [M]: from memory of the paper, not checked in a text. Numbers of the form [3] are the bibliography of the lecture. Seconds are those of the clock, whatever else the machine did meanwhile.',
    '',
    ...(missing.length > 0 ? [`**Not run yet:** ${missing.join(', ')}.`, ''] : []),
    ...sections.flatMap((section) => [section, '']),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
