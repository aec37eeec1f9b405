import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { denoisingFields } from '../../models/denoising/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { Filters } from '../../panels/Filters.tsx'
import { Lane, Lanes } from '../../panels/lanes/Lanes.tsx'
import { LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { activityTint, divergingTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './FiltersByNoise.module.css'
import { type NoiseLane, noiseCells } from './noise-cells.ts'
import { RepairChart } from './RepairChart.tsx'
import { digitsMeasured, type MeasuredRepair, useRepairMeasures } from './use-repair-measures.ts'
import { chapterWords } from './words.ts'

const name = 'denoising-levels'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const levels = base.lanes.map(({ settings }) => settings.level as number)
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const shownFilters = 18
/** Digits over which the movement of the code is averaged: single ones differ. */
const averaged = 60
/** All 128 units of a network as a rectangle. */
const unitTile = { width: 16, height: 8 }

const modelFields = {
  learningRate: {
    ...denoisingFields.learningRate,
    default: base.lanes[0]!.settings.learningRate as number,
  },
  seed: runFields.seed,
} as const
const fields = {
  ...modelFields,
  test: { ...denoisingFields.level, default: 0.25 },
  example: {
    kind: 'number',
    default: 1,
    min: 1,
    max: choices,
    step: 1,
    integer: true,
    unit: 'none',
    live: true,
  },
} as const satisfies Fields

function specOf({ seed, learningRate }: SettingsOf<typeof fields>): RunSpec {
  const lanes = base.lanes.map(({ settings }) => lane('denoising', { ...settings, learningRate }))
  return { ...base, seed, lanes }
}

/** Understand: who must do without some of the pixels learns to look at many of them together. */
export default function FiltersByNoise({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const measures = useRepairMeasures(run, levels.length, 'masking', settings.test)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    digit: createCell<Matrix | undefined>(undefined),
    many: createCell<Matrix | undefined>(undefined),
    level: createCell<number>(settings.test),
  }))
  const cells = useMemo(() => noiseCells(run, levels.length, shownFilters, inputs), [run, inputs])
  useEffect(() => {
    if (!pictures) return
    inputs.digit.set(takeRows(pictures.images, [settings.example - 1]))
    inputs.many.set(takeRows(pictures.images, indices.slice(0, averaged)))
  }, [pictures, settings.example, inputs])
  useEffect(() => inputs.level.set(settings.test), [settings.test, inputs])
  const print = useNumbers()
  const names = levels.map((level) => say('lane', { level: print(100 * level) }))
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('filtersTitle')}
      question={say('filtersQuestion')}
      caption={say('filtersCaption')}
      tryIt={say('filtersTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.test}>
        <div className={styles.digits}>
          <Picture source={inputs.digit} label={say('original')} />
          <Picture source={cells.damaged} label={say('input')} />
        </div>
        <Slider
          label={say('testLevel')}
          value={settings.test}
          min={0}
          max={1}
          step={0.01}
          text={say('percent', { value: print(100 * settings.test, { decimals: 0 }) })}
          onChange={(test) => change({ test })}
        />
      </div>
      <Lanes across={3}>
        {cells.lanes.map((cellsOfLane, i) => (
          <Lane key={levels[i]} name={names[i]!}>
            <Units cells={cellsOfLane} name={names[i]!} />
          </Lane>
        ))}
      </Lanes>
      <Measures names={names} measures={measures} />
      <RepairChart
        title={say('filtersChart')}
        names={levels.map((level) => say('percent', { value: print(100 * level) }))}
        measures={measures}
      />
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => change({ example: row + 1 })}
      />
      <SettingsForm
        fields={modelFields}
        settings={settings}
        onChange={(field, value) => change({ [field]: value })}
      />
    </RunFigure>
  )
}

const changeTint = () => divergingTint(1)

/** One network: filters, activity of its units without and with damage, and its repair. */
function Units({ cells, name }: { readonly cells: NoiseLane; readonly name: string }) {
  const say = useWords(chapterWords)
  return (
    <>
      <Filters source={cells.filters} count={shownFilters} />
      <div className={styles.units}>
        {(['undamaged', 'damaged', 'change'] as const).map((kind) => (
          <div key={kind} className={`${styles.part} code`} data-part="code">
            <span className={styles.name}>{say(`units-${kind}`)}</span>
            <Picture
              source={cells[kind]}
              tile={unitTile}
              tintOf={kind === 'change' ? changeTint : activityTint}
              label={say(`units-${kind}`)}
            />
          </div>
        ))}
        <div className={`${styles.part} ${styles.repair} decoder`} data-part="decoder">
          <span className={styles.name}>{say('repaired')}</span>
          <Picture source={cells.repaired} label={say('repairBy', { lane: name })} />
        </div>
      </div>
      <Moves moves={cells.moves} />
    </>
  )
}

function Moves({ moves }: { readonly moves: Cell<number | undefined> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const value = useCell(moves)
  return (
    <p className={styles.moves}>
      {say('codeMoves', {
        value: number(value === undefined ? Number.NaN : 100 * value, { decimals: 1 }),
        digits: averaged,
      })}
    </p>
  )
}

function Measures(props: {
  readonly names: readonly string[]
  readonly measures: readonly Cell<MeasuredRepair>[]
}) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { names, measures } = props
  return (
    <LaneTable
      caption={say('filtersMeasures', { digits: number(digitsMeasured) })}
      columns={[say('before'), say('after'), say('copiedColumn')]}
      rows={names.map((name, i) => ({
        name,
        cells: (['before', 'after', 'copied'] as const).map((key) => (
          <Measure key={key} of={measures[i]!} name={key} />
        )),
      }))}
    />
  )
}

function Measure({ of, name }: { of: Cell<MeasuredRepair>; name: 'before' | 'after' | 'copied' }) {
  const number = useNumbers()
  const value = useCell(of).now?.[name] ?? Number.NaN
  return number(value, name === 'copied' ? { percent: true, decimals: 0 } : { decimals: 4 })
}
