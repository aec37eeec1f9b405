import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { denoisingFields } from '../../models/denoising/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { BrushPad } from '../../panels/BrushPad.tsx'
import { createCell } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { Picture } from '../../panels/Picture.tsx'
import { activityTint, errorTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Button } from '../../ui/Button.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './Repair.module.css'
import { RepairTable } from './RepairTable.tsx'
import { repairCells, stripCells } from './repair-cells.ts'
import { useRepairMeasures } from './use-repair-measures.ts'
import { chapterWords } from './words.ts'

const name = 'denoising-256'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
/** Digits of the strip, beside each other. */
const stripLength = 8
const noises = 99
const codeTile = { width: 16, height: 16 }

const { damage, level, dropout, learningRate } = denoisingFields
const modelFields = {
  damage,
  level,
  dropout,
  learningRate: { ...learningRate, advanced: true },
  seed: runFields.seed,
} as const
const number = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  ...modelFields,
  example: { ...number, default: 1, max: choices },
  noise: { ...number, default: 1, max: noises },
} as const satisfies Fields

function specOf({ seed, damage, level, dropout, learningRate }: SettingsOf<typeof fields>): RunSpec {
  const changes = { damage, level, dropout, learningRate }
  return { ...base, seed, lanes: [lane('denoising', { ...base.lanes[0]!.settings, ...changes })] }
}
const errorTintOf = () => errorTint

/** Understand: a network that was asked for undamaged digits fills in what is missing from what digits have in common. */
export default function Repair({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const [measures] = useRepairMeasures(run, 1, settings.damage, settings.level)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    brush: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
    noise: createCell(settings.noise),
    others: createCell<Matrix | undefined>(undefined),
  }))
  const { drawing, brush, example, noise, others } = inputs
  const { cells, strip } = useMemo(
    () => ({ cells: repairCells(run, inputs), strip: stripCells(run, inputs.others, inputs.noise) }),
    [run, inputs],
  )
  useEffect(() => {
    if (!pictures) return
    example.set(takeRows(pictures.images, [settings.example - 1]))
    others.set(takeRows(pictures.images, indices.slice(0, stripLength)))
  }, [pictures, settings.example, example, others])
  useEffect(() => noise.set(settings.noise), [settings.noise, noise])

  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('repairTitle')}
      question={say('repairQuestion')}
      caption={say('repairCaption')}
      tryIt={say('repairTry')}
      extraControls={
        <Button onClick={() => change({ noise: (settings.noise % noises) + 1 })}>{say('otherNoise')}</Button>
      }
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.repair}>
        <Part name={say('clean')} wide>
          <DrawPad drawing={drawing} backdrop={example} />
        </Part>
        <Part name={say('damaged')} wide>
          <BrushPad brush={brush} image={cells.damaged} label={say('damaged')} />
        </Part>
        <Part name={say('code')} part="code">
          <Picture source={cells.code} tile={codeTile} tintOf={activityTint} label={say('code')} />
        </Part>
        <Part name={say('repaired')} part="decoder">
          <Picture source={cells.repaired} label={say('repaired')} />
        </Part>
        <Part name={say('error')} part="error">
          <Picture source={cells.error} label={say('error')} tintOf={errorTintOf} />
        </Part>
      </div>
      <RepairTable cells={cells} many={measures!} />
      <Strips
        columns={stripLength}
        rows={[
          { name: say('stripDamaged'), source: strip.damaged },
          { name: say('stripRepaired'), source: strip.repaired },
        ]}
      />
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => {
          drawing.set([])
          brush.set([])
          change({ example: row + 1 })
        }}
      />
      <SettingsForm
        fields={modelFields}
        settings={settings}
        onChange={(field, value) => change({ [field]: value })}
      />
    </RunFigure>
  )
}

function Part(props: {
  readonly name: string
  readonly part?: 'code' | 'decoder' | 'error'
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const { name, part, wide, children } = props
  return (
    <div className={`${wide ? styles.pad : styles.part} ${part ?? ''}`} data-part={part}>
      <span className={styles.name}>{name}</span>
      {children}
    </div>
  )
}
