import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { denoisingFields } from '../../models/denoising/spec.ts'
import { choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { LossChart } from '../../panels/LossChart.tsx'
import { Strips } from '../../panels/lanes/Lanes.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { trainingLines } from '../../panels/training-lines.ts'
import { useCell } from '../../panels/use-cell.ts'
import { useLanes } from '../../panels/use-lanes.ts'
import { viewCell } from '../../panels/view-cell.ts'
import { Wipe } from '../../panels/Wipe.tsx'
import type { Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './Documents.module.css'
import { documentCells, layers } from './document-cells.ts'
import { LikenessTable } from './LikenessTable.tsx'
import { OwnPage } from './OwnPage.tsx'
import { savePage } from './own-page.ts'
import { chapterWords } from './words.ts'

const name = 'documents'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const pages = 99
const patchTile = { width: 32, height: 32 }
/** Patches from the middle of the first validation sheet. */
const patches = Array.from({ length: 8 }, (_, i) => 16 + i)

const modelFields = {
  learningRate: {
    ...denoisingFields.learningRate,
    default: base.lanes[0]!.settings.learningRate as number,
  },
  seed: runFields.seed,
} as const
const whole = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const share = { kind: 'number', min: 0, max: 1, step: 0.01, unit: 'percent', live: true } as const
const fields = {
  ...modelFields,
  page: { ...whole, default: 1, max: pages },
  wear: { ...share, default: 0.7, min: 0.1 },
  radius: { ...whole, default: 2, max: 8, unit: 'pixels' },
  left: choice(layers, 'damaged', { live: true }),
  right: choice(layers, 'network', { live: true }),
  wipe: { ...share, default: 0.5 },
} as const satisfies Fields

function specOf({ seed, learningRate }: SettingsOf<typeof fields>): RunSpec {
  return { ...base, seed, lanes: [lane('denoising', { ...base.lanes[0]!.settings, learningRate })] }
}

/** Understand: what was learned on small patches cleans a whole page, because damage that the network has met is what it removes. */
export default function Documents({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const print = useNumbers()
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const [inputs] = useState(() => ({
    page: createCell<number>(settings.page),
    wear: createCell<number>(settings.wear),
    radius: createCell<number>(settings.radius),
    own: createCell<Matrix | undefined>(undefined),
  }))
  const { page, wear, radius, own } = inputs
  const cells = useMemo(() => documentCells(run, inputs), [run, inputs])
  useEffect(() => {
    page.set(settings.page)
    wear.set(settings.wear)
    radius.set(settings.radius)
  }, [page, wear, radius, settings.page, settings.wear, settings.radius])
  const isOwn = useCell(useMemo(() => derive([own], (mine) => mine !== undefined), [own]))
  const shown = layers.filter((layer) => !isOwn || layer !== 'clean')
  const side = (wanted: (typeof layers)[number]) => {
    const layer = shown.includes(wanted) ? wanted : 'network'
    return { layer, source: cells[layer], name: say(`layer-${layer}`) }
  }
  const [left, right] = [side(settings.left), side(settings.right)]
  const percent = (value: number) => say('percent', { value: print(100 * value, { decimals: 0 }) })
  const options = shown.map((layer) => ({ value: layer, text: say(`layer-${layer}`) }))

  return (
    <RunFigure
      run={run}
      number={number}
      title={say('documentsTitle')}
      question={say('documentsQuestion')}
      caption={say('documentsCaption')}
      tryIt={say('documentsTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <div className={styles.documents}>
        <div className={styles.view}>
          <Wipe
            left={left}
            right={right}
            at={settings.wipe}
            label={say('wipeBar')}
            text={say('wipeAt', { left: left.name, right: right.name, value: percent(settings.wipe) })}
            onMove={(wipe) => change({ wipe })}
          />
          <div className={styles.sides}>
            <Choice
              label={say('leftSide')}
              value={left.layer}
              options={options}
              onChange={(layer) => change({ left: layer })}
            />
            <Choice
              label={say('rightSide')}
              value={right.layer}
              options={options}
              onChange={(layer) => change({ right: layer })}
            />
          </div>
        </div>
        <div className={styles.side}>
          <Slider
            label={say('pageNumber')}
            value={settings.page}
            min={1}
            max={pages}
            step={1}
            disabled={isOwn}
            text={print(settings.page)}
            onChange={(page) => change({ page })}
          />
          <Slider
            label={say('wear')}
            value={settings.wear}
            min={fields.wear.min}
            max={1}
            step={0.01}
            disabled={isOwn}
            text={percent(settings.wear)}
            onChange={(wear) => change({ wear })}
          />
          <Slider
            label={say('radius')}
            value={settings.radius}
            min={1}
            max={8}
            step={1}
            text={say('radiusText', { value: settings.radius, side: 2 * settings.radius + 1 })}
            onChange={(radius) => change({ radius })}
          />
          <LikenessTable cells={cells} isOwn={isOwn} />
          <OwnPage
            own={own}
            onSave={async () => {
              const cleaned = cells.network.get()
              if (cleaned) await savePage(cleaned, 'cleaned.png')
            }}
          />
        </div>
      </div>
      <Patches run={run} />
      <Chart run={run} />
      <SettingsForm
        fields={modelFields}
        settings={settings}
        onChange={(field, value) => change({ [field]: value })}
      />
    </RunFigure>
  )
}

/** What the network really learns from: small pieces, damaged and undamaged. */
function Patches({ run }: { readonly run: Run | undefined }) {
  const say = useWords(chapterWords)
  const pairs = usePictures('documents', 'validation', patches).value
  const rows = useMemo(() => {
    const damaged = createCell(pairs?.damaged)
    const input = createCell(pairs?.damaged && ([pairs.damaged] as [Matrix]))
    return [damaged, viewCell(run, 0, 'reconstruct', input), createCell(pairs?.images)] as const
  }, [run, pairs])
  const names = [say('patchesDamaged'), say('patchesCleaned'), say('patchesClean')]
  return (
    <Strips
      columns={patches.length}
      tile={patchTile}
      rows={rows.map((source, i) => ({ name: names[i]!, source }))}
    />
  )
}

/** Renders with every report; the rest of the figure does not. */
function Chart({ run }: { readonly run: Run | undefined }) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const curves = useLanes(run)[0]
  const lines = useMemo(
    () =>
      trainingLines(curves, 'loss', { training: sayPanel('training'), validation: sayPanel('validation') }),
    [curves, sayPanel],
  )
  return <LossChart title={say('documentsChart')} lines={lines} />
}
