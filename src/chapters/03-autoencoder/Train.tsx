import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { baselineWords } from '../../i18n/words/baselines.ts'
import { panelWords } from '../../i18n/words/panels.ts'
import {
  type AutoencoderSettings,
  autoencoderFields,
  autoencoderSpec,
} from '../../models/autoencoder/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { createCell } from '../../panels/cell.ts'
import { Filters } from '../../panels/Filters.tsx'
import { LossChart } from '../../panels/LossChart.tsx'
import { NetworkDiagram } from '../../panels/NetworkDiagram.tsx'
import { Reconstructions } from '../../panels/Reconstructions.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { trainingLines } from '../../panels/training-lines.ts'
import { useLanes } from '../../panels/use-lanes.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, RunSpec } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { baselinesOf } from '../baselines.ts'
import type { PlaceProps } from '../chapter.ts'
import type { LossName } from './measures.ts'
import styles from './Train.module.css'
import { chapterWords } from './words.ts'

const { widths, codeActivation, tied, loss, optimizer, learningRate, momentum } = autoencoderFields
/** One hidden layer, the code, of 2 to 128 units. */
const fields = {
  learningRate,
  momentum,
  widths: { ...widths, min: 2, max: 128, maxLayers: 1 },
  loss,
  tied,
  codeActivation,
  optimizer: { ...optimizer, advanced: true },
  ...runFields,
} as const satisfies Fields

function specOf({ seed, batchSize, ...settings }: SettingsOf<typeof fields>): RunSpec {
  return { data: 'digits', seed, batchSize, epochs: 20, lanes: [lane('autoencoder', settings)] }
}

const shown = 10
const indices = Array.from({ length: shown }, (_, i) => i)
const inputSize = 784

/** Understand: lowering the error is all it takes; filters, strokes and readable digits follow by themselves. */
export default function Train({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, { kind: 'scratch' })
  const digits = usePictures('digits', 'validation', indices)
  const model = wanted.lanes[0]!.settings as AutoencoderSettings
  const codeSize = settings.widths[0]!
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('trainTitle')}
      question={say('trainQuestion')}
      caption={say('trainCaption')}
      tryIt={say('trainTry')}
    >
      <div className={styles.train}>
        <NetworkDiagram
          widths={autoencoderSpec.widths(model, inputSize)}
          parameters={autoencoderSpec.parameters(model, inputSize)}
          {...(settings.tied ? { remark: say('tiedRemark') } : {})}
        />
        <Pictures run={run} images={digits.value?.images} codeSize={codeSize} />
        <div className={styles.chart}>
          <Chart run={run} loss={settings.loss} codeSize={codeSize} />
        </div>
      </div>
      <SettingsForm
        fields={fields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

interface PicturesProps {
  readonly run: Run | undefined
  readonly images: Matrix | undefined
  readonly codeSize: number
}

function Pictures({ run, images, codeSize }: PicturesProps) {
  const cells = useMemo(() => {
    return {
      originals: createCell<Matrix | undefined>(images),
      reconstructions: viewCell(run, 0, 'reconstruct', createCell(images && [images])),
      filters: viewCell(run, 0, 'filters', createCell<[]>([])),
    }
  }, [run, images])
  return (
    <>
      <div className={styles.filters}>
        <Filters source={cells.filters} count={codeSize} />
      </div>
      <div className={styles.rows}>
        <Reconstructions originals={cells.originals} reconstructions={cells.reconstructions} count={shown} />
      </div>
    </>
  )
}

/** Renders with every report; the rest of the figure does not. */
function Chart({ run, loss, codeSize }: { run: Run | undefined; loss: LossName; codeSize: number }) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const sayBaseline = useWords(baselineWords)
  const curves = useLanes(run)[0]
  const lines = useMemo(
    () =>
      trainingLines(curves, 'loss', { training: sayPanel('training'), validation: sayPanel('validation') }),
    [curves, sayPanel],
  )
  const baselines = useMemo(() => baselinesOf(loss, codeSize, sayBaseline), [loss, codeSize, sayBaseline])
  return (
    <LossChart title={say('lossOf', { loss: say(`loss-${loss}`) })} lines={lines} baselines={baselines} />
  )
}
