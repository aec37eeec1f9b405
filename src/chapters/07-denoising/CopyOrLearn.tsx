import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { denoisingFields } from '../../models/denoising/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { RepairChart } from './RepairChart.tsx'
import { digitsMeasured, type MeasuredRepair, useRepairMeasures } from './use-repair-measures.ts'
import { chapterWords } from './words.ts'

const name = 'copy-or-learn'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const [plain, denoising] = base.lanes
const shared = denoising!.settings as Record<'level' | 'learningRate', number>
const fields = {
  damage: { ...denoisingFields.damage, default: 'salt-and-pepper' },
  level: { ...denoisingFields.level, default: shared.level },
  widths: { ...denoisingFields.widths, default: [800], min: 32, max: 1024, maxLayers: 1 },
  learningRate: { ...denoisingFields.learningRate, default: shared.learningRate, advanced: true },
  seed: runFields.seed,
} as const satisfies Fields
type Settings = SettingsOf<typeof fields>

function specOf({ seed, widths, damage, level, learningRate }: Settings): RunSpec {
  const both = { widths, learningRate }
  return {
    ...base,
    seed,
    lanes: [
      lane('autoencoder', { ...plain!.settings, ...both }),
      lane('denoising', { ...denoising!.settings, ...both, damage, level }),
    ],
  }
}

const shown = 6
const indices = Array.from({ length: shown }, (_, i) => i)
const noise = 1
const laneNames = ['plain', 'denoising'] as const

/** Understand: with room enough, copying is the easiest way to give back the input; only damage forces a network to know digits. */
export default function CopyOrLearn({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const measures = useRepairMeasures(run, laneNames.length, settings.damage, settings.level)
  const digits = usePictures('digits', 'validation', indices)
  const rows = useMemo(() => {
    const images = digits.value?.images
    // The damage is the denoising network's own, and both networks get the same damaged digits.
    const damaged = viewCell(run, 1, 'damage', createCell(images && ([images, noise] as [Matrix, number])))
    const input = derive([damaged], (matrix) => matrix && ([matrix] as [Matrix]))
    return {
      original: createCell(images),
      damaged,
      lanes: laneNames.map((_, i) => viewCell(run, i, 'reconstruct', input)),
    }
  }, [run, digits.value])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('copyTitle')}
      question={say('copyQuestion')}
      caption={say('copyCaption')}
      tryIt={say('copyTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <Strips
        columns={shown}
        rows={[
          { name: say('original'), source: rows.original },
          { name: say('input'), source: rows.damaged },
          ...laneNames.map((lane, i) => ({
            name: say('rebuiltBy', { lane: say(lane) }),
            source: rows.lanes[i]!,
          })),
        ]}
      />
      <Measures measures={measures} />
      <RepairChart
        title={say('copyChart')}
        names={laneNames.map((lane) => say(`short-${lane}`))}
        measures={measures}
      />
      <SettingsForm
        fields={fields}
        settings={{ ...settings, base: 'dense' }}
        onChange={(field, value) => change({ [field]: value })}
      />
    </RunFigure>
  )
}

/** Error with and without damage, and how much of the damage each network copies. */
function Measures({ measures }: { readonly measures: readonly Cell<MeasuredRepair>[] }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const both = [useCell(measures[0]!).now, useCell(measures[1]!).now]
  const error = (value: number | undefined) => number(value ?? Number.NaN, { decimals: 4 })
  return (
    <LaneTable
      caption={say('copyMeasures', { digits: number(digitsMeasured), before: error(both[0]?.before) })}
      columns={[say('cleanColumn'), say('damagedColumn'), say('copiedColumn')]}
      rows={laneNames.map((lane, i) => ({
        name: say(lane),
        cells: [
          error(both[i]?.clean),
          error(both[i]?.after),
          number(both[i]?.copied ?? Number.NaN, { percent: true, decimals: 0 }),
        ],
      }))}
    />
  )
}
