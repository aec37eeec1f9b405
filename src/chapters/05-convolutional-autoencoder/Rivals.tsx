import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { baselineWords } from '../../i18n/words/baselines.ts'
import { laneWords } from '../../i18n/words/lanes.ts'
import { binaryCrossEntropy } from '../../math/reconstruction.ts'
import { convAutoencoderFields } from '../../models/conv-autoencoder/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { LaneChart } from '../../panels/lanes/LaneChart.tsx'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { clearlyLowest, LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Slider } from '../../ui/Slider.tsx'
import { baselinesOf } from '../baselines.ts'
import type { PlaceProps } from '../chapter.ts'
import styles from './Rivals.module.css'
import { costOf, moved, rivalLanes } from './rivals.ts'
import { chapterWords } from './words.ts'

const base = trainedRuns['conv-autoencoder']
const trained: StartFrom = { kind: 'trained', name: 'conv-rivals+conv-autoencoder' }
const { learningRate: rate } = base.lanes[0]!.settings
const farthest = 4
const formFields = {
  learningRate: { ...convAutoencoderFields.learningRate, default: rate as number },
  channels: { ...convAutoencoderFields.channels, max: 32, maxLayers: 3 },
  batchSize: { ...runFields.batchSize, default: base.batchSize },
  seed: runFields.seed,
} as const satisfies Fields
const fields = {
  ...formFields,
  move: {
    kind: 'number',
    default: 0,
    min: -farthest,
    max: farthest,
    step: 1,
    integer: true,
    unit: 'pixels',
    live: true,
  },
} as const satisfies Fields

type Settings = Omit<SettingsOf<typeof fields>, 'move'>
const specOf = ({ channels, learningRate, batchSize, seed }: Settings): RunSpec => ({
  ...base,
  batchSize,
  seed,
  lanes: rivalLanes(channels, learningRate),
})

const kinds = ['sameParameters', 'sameCode', 'conv'] as const
/** Digits that are moved and measured, and those of them that are shown. */
const measured = 100
const shown = 8
const indices = Array.from({ length: measured }, (_, i) => i)
const firstRows = (matrix: Matrix | undefined) =>
  matrix && takeRows(matrix, indices.slice(0, Math.min(shown, matrix.rows)))

/** Understand: weights that are shared by all places save parameters, not work, and what they learned holds at every place. */
export default function Rivals({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayLanes = useWords(laneWords)
  const sayBaseline = useWords(baselineWords)
  const write = useNumbers()
  const [settings, change] = useAddressSettings(id, fields)
  const { channels, learningRate, batchSize, seed, move } = settings
  const wanted = useMemo(
    () => specOf({ channels, learningRate, batchSize, seed }),
    [channels, learningRate, batchSize, seed],
  )
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const images = digits.value?.images
  const { originals, lanes } = useMemo(() => {
    const here = images && moved(images, move)
    const input = createCell(here && ([here] as [Matrix]))
    return {
      originals: createCell(here),
      lanes: kinds.map((_, i) => viewCell(run, i, 'reconstruct', input)),
    }
  }, [run, images, move])
  const costs = useMemo(() => wanted.lanes.map(costOf), [wanted])
  const names = kinds.map((kind, i) => say(`lane-${kind}`, { code: costs[i]!.code }))
  const chartNames = useMemo(
    () => kinds.map((kind, i) => say(`line-${kind}`, { code: costs[i]!.code })),
    [costs, say],
  )
  const rows = useMemo(
    () => [originals, ...lanes].map((cell) => derive([cell], firstRows)),
    [originals, lanes],
  )
  const baselines = useMemo(() => baselinesOf('bce', 0, sayBaseline), [sayBaseline])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('rivalsTitle')}
      question={say('rivalsQuestion')}
      caption={say('rivalsCaption')}
      tryIt={say('rivalsTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.stage}>
        <div className={styles.pictures}>
          <Slider
            label={say('move')}
            value={move}
            min={-farthest}
            max={farthest}
            step={1}
            text={say('movedBy', { pixels: write(move) })}
            onChange={(pixels) => change({ move: pixels })}
          />
          <Strips
            rows={[sayLanes('originals'), ...names].map((name, i) => ({ name, source: rows[i]! }))}
            columns={shown}
          />
        </div>
        <LaneChart run={run} title={say('chart')} names={chartNames} baselines={baselines} />
      </div>
      <Measures names={names} costs={costs} originals={originals} lanes={lanes} move={move} />
      <SettingsForm
        fields={formFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

interface MeasuresProps {
  readonly names: readonly string[]
  readonly costs: readonly ReturnType<typeof costOf>[]
  readonly originals: Cell<Matrix | undefined>
  readonly lanes: readonly Cell<Matrix | undefined>[]
  readonly move: number
}

/** What each network has to learn, to compute and to remember, and how well it does, also on moved digits. */
function Measures({ names, costs, originals, lanes, move }: MeasuresProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  const losses = useMemo(() => {
    const each = lanes.map((lane) =>
      derive([originals, lane], (x, y) =>
        x && y && x.rows === y.rows ? binaryCrossEntropy(y, x) : undefined,
      ),
    )
    return derive(each, (...values) => values)
  }, [originals, lanes])
  const now = useCell(losses)
  const columns = [say('parameters'), say('products'), say('lossMoved', { pixels: write(move) })]
  return (
    <LaneTable
      caption={say('tableCaption', { count: measured })}
      columns={columns}
      rows={names.map((name, i) => ({
        name,
        cells: [
          write(costs[i]!.parameters),
          write(costs[i]!.products),
          write(now[i] ?? Number.NaN, { decimals: 3 }),
        ],
      }))}
      best={[undefined, undefined, clearlyLowest(now)]}
    />
  )
}
