import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { choice, type Fields } from '../../models/field.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { pacedCell } from '../../panels/latent/model.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { PlaceProps } from '../chapter.ts'
import { chapterWords } from './words.ts'

const trained: StartFrom = { kind: 'trained', name: 'two-neurons+two-logistic+thirty-numbers' }
const parts = (['two-neurons', 'two-logistic', 'thirty-numbers'] as const).map((name) => trainedRuns[name])
const spec: RunSpec = { ...parts[0]!, lanes: parts.flatMap(({ lanes }) => lanes) }

/**
 * Lanes of the run, and what [3] reports for MNIST: squared error summed over pixels, mean over 10 000 test images, with
 * 784-1000-500-250-30 in place of our deep network. For two numbers [3] shows the plane only.
 */
const rows = [
  { size: 'two', method: 'pca', lane: 0, published: undefined },
  { size: 'two', method: 'logistic', lane: 2, published: undefined },
  { size: 'two', method: 'deep', lane: 1, published: undefined },
  { size: 'thirty', method: 'pca', lane: 3, published: 13.87 },
  { size: 'thirty', method: 'logistic', lane: 4, published: 8.01 },
  { size: 'thirty', method: 'deep', lane: 5, published: 3.0 },
] as const
const sizes = ['two', 'thirty'] as const
const fields = { size: choice(sizes, 'thirty', { live: true }) } as const satisfies Fields

/** Validation digits that are measured; all of them. */
const measured = 2000
const shown = 10
const indices = Array.from({ length: shown }, (_, i) => i)

/** Understand: with the same number of numbers the deep network keeps more than PCA, here as in 2006. */
export default function ErrorTable({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const format = useNumbers()
  const [{ size }, change] = useAddressSettings(id, fields)
  const run = useRun(spec, trained)
  const digits = usePictures('digits', 'validation', indices)
  const images = digits.value?.images
  const errors = useMemo(
    () =>
      rows.map(({ lane }) =>
        derive(
          [pacedCell(run, lane, 'squaredError', createCell(measured), (count) => [count], 2500)],
          (answered) => answered?.answer,
        ),
      ),
    [run],
  )
  const strips = useMemo(() => {
    const input = createCell(images && ([images] as [Matrix]))
    return rows.map(({ lane }) => viewCell(run, lane, 'reconstruct', input))
  }, [run, images])
  const originals = useMemo(() => createCell(images), [images])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('tableTitle')}
      question={say('tableQuestion')}
      caption={say('tableCaption')}
      tryIt={say('tableTry')}
      wayBack={{ spec, start: trained }}
    >
      <LaneTable
        caption={say('tableOf', {
          published: format(10_000),
          learned: format(60_000),
          here: format(measured),
          own: format(8000),
        })}
        rowsAre={say('tableRows')}
        columns={[say('published'), say('here')]}
        rows={rows.map(({ size: of, method, published }, i) => ({
          name: say(`${of}-${method}`),
          cells: [
            published === undefined ? '–' : format(published, { decimals: 2 }),
            <Measured key="here" of={errors[i]!} name={`${of}-${method}`} />,
          ],
        }))}
      />
      <Choice
        label={say('show')}
        value={size}
        options={sizes.map((value) => ({ value, text: say(`size-${value}`) }))}
        onChange={(chosen) => change({ size: chosen })}
      />
      <Strips
        columns={shown}
        rows={[
          { name: sayPanel('originals'), source: originals },
          ...rows.flatMap(({ size: of, method }, i) =>
            of === size ? [{ name: say(`${of}-${method}`), source: strips[i]! }] : [],
          ),
        ]}
      />
    </RunFigure>
  )
}

function Measured({ of, name }: { readonly of: Cell<number | undefined>; readonly name: string }) {
  const number = useNumbers()
  return <span data-error={name}>{number(useCell(of) ?? Number.NaN, { decimals: 2 })}</span>
}
