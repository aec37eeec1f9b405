import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import type { Fields } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import type { PlaceProps } from '../chapter.ts'
import { LossByPrediction } from './LossByPrediction.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { lossNames } from './measures.ts'
import styles from './WhichLoss.module.css'
import { chapterWords } from './words.ts'

const fields = {
  target: { kind: 'number', default: 1, min: 0, max: 1, step: 0.01, unit: 'none', live: true },
  seed: runFields.seed,
} as const satisfies Fields

const specOf = (seed: number): RunSpec => ({
  data: 'digits',
  seed,
  batchSize: 128,
  epochs: 10,
  lanes: lossNames.map((loss) => lane('autoencoder', { loss })),
})

/** Digits that are measured, and those of them that are shown. */
const measured = 40
const shown = 8
const indices = Array.from({ length: measured }, (_, i) => i)
const firstRows = (matrix: Matrix | undefined) =>
  matrix && takeRows(matrix, indices.slice(0, Math.min(shown, matrix.rows)))

/** Understand: a loss says which mistakes are cheap, and a network becomes good at exactly what it is asked. */
export default function WhichLoss({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayLanes = useWords(laneWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings.seed), [settings.seed])
  const run = useFollowedRun(wanted, { kind: 'scratch' })
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const { originals, lanes } = useMemo(() => {
    const images = pictures?.images
    const input = createCell(images && ([images] as [Matrix]))
    return {
      originals: createCell(images),
      lanes: lossNames.map((_, i) => viewCell(run, i, 'reconstruct', input)),
    }
  }, [run, pictures])
  const rows = useMemo(
    () =>
      [originals, ...lanes].map((cell, i) => {
        const loss = lossNames[i - 1]
        return {
          name: loss ? say(`loss-${loss}`) : sayLanes('originals'),
          source: derive([cell], firstRows),
        }
      }),
    [originals, lanes, say, sayLanes],
  )
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('lossTitle')}
      question={say('lossQuestion')}
      caption={say('lossCaption')}
      tryIt={say('lossTry')}
    >
      <div className={styles.stage}>
        <div className={styles.measured}>
          <Strips rows={rows} columns={shown} />
          <MeasureTable originals={originals} lanes={lanes} count={measured} />
        </div>
        <LossByPrediction target={settings.target} onTarget={(target) => change({ target })} />
      </div>
    </RunFigure>
  )
}
