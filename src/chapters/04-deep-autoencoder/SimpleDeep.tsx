import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import { meanSquaredError } from '../../math/reconstruction.ts'
import {
  type AutoencoderSettings,
  autoencoderFields,
  autoencoderSpec,
} from '../../models/autoencoder/spec.ts'
import type { Fields, SettingsOf } from '../../models/field.ts'
import { lane } from '../../models/specs.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { LossChart } from '../../panels/LossChart.tsx'
import { laneLooks } from '../../panels/lanes/LaneChart.tsx'
import { Lane, Lanes, Strips } from '../../panels/lanes/Lanes.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { NetworkDiagram } from '../../panels/NetworkDiagram.tsx'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { seenImage } from '../../panels/seen-image.ts'
import { useCell } from '../../panels/use-cell.ts'
import { useLanes } from '../../panels/use-lanes.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Curve, Matrix, RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import type { PlaceProps } from '../chapter.ts'
import { DrawingAddress } from '../DrawingAddress.tsx'
import styles from './Deep.module.css'
import { chapterWords } from './words.ts'

const name = 'simple-deep'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const shown = 8
const fields = {
  learningRate: {
    ...autoencoderFields.learningRate,
    default: base.lanes[0]!.settings.learningRate as number,
  },
  codeActivation: { ...autoencoderFields.codeActivation, default: 'linear', advanced: false },
  activation: { ...autoencoderFields.activation, advanced: true },
  seed: runFields.seed,
  example: {
    kind: 'number',
    default: 3,
    min: 1,
    max: choices,
    step: 1,
    integer: true,
    unit: 'none',
    live: true,
  },
} as const satisfies Fields
const { example: _picked, ...formFields } = fields

function specOf({ seed, ...changes }: Omit<SettingsOf<typeof fields>, 'example'>): RunSpec {
  return {
    ...base,
    seed,
    lanes: base.lanes.map(({ settings }) => lane('autoencoder', { ...settings, ...changes })),
  }
}
const inputSize = 784

/** Understand: more layers do not remember more at once; they learn more slowly and, given time, better with the same 32 numbers. */
export default function SimpleDeep({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayLanes = useWords(laneWords)
  const [settings, change] = useAddressSettings(id, fields)
  const { learningRate, codeActivation, activation, seed } = settings
  const wanted = useMemo(
    () => specOf({ learningRate, codeActivation, activation, seed }),
    [learningRate, codeActivation, activation, seed],
  )
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
  }))
  useEffect(() => {
    if (pictures) inputs.example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, inputs])
  const names = useMemo(() => [say('simple'), say('deep')] as const, [say])
  const { x, rebuilt } = useMemo(() => {
    const x = seenImage(inputs.drawing, inputs.example)
    const input = derive([x], (image) => image && ([image] as [Matrix]))
    return { x, rebuilt: [0, 1].map((i) => viewCell(run, i, 'reconstruct', input)) }
  }, [run, inputs])
  const strips = useMemo(() => {
    const images = pictures && takeRows(pictures.images, indices.slice(0, shown))
    const input = createCell(images && ([images] as [Matrix]))
    return [createCell(images), ...[0, 1].map((i) => viewCell(run, i, 'reconstruct', input))]
  }, [run, pictures])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('simpleTitle')}
      question={say('simpleQuestion')}
      caption={say('simpleCaption')}
      tryIt={say('simpleTry')}
      wayBack={{ spec: wanted, start: trained }}
    >
      <DrawingAddress id={`${id}-drawing`} drawing={inputs.drawing} />
      <div className={styles.beside}>
        <div className={styles.draw}>
          <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        </div>
        <Lanes>
          {names.map((name, i) => {
            const model = wanted.lanes[i]!.settings as unknown as AutoencoderSettings
            return (
              <Lane key={name} name={name}>
                <NetworkDiagram
                  widths={autoencoderSpec.widths(model, inputSize)}
                  parameters={autoencoderSpec.parameters(model, inputSize)}
                />
                <div className={styles.rebuilt}>
                  <Picture source={rebuilt[i]!} label={say('rebuiltBy', { network: name })} />
                  <ImageError x={x} y={rebuilt[i]!} />
                </div>
              </Lane>
            )
          })}
        </Lanes>
      </div>
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => {
          inputs.drawing.set([])
          change({ example: row + 1 })
        }}
      />
      <Strips
        rows={[sayLanes('originals'), ...names].map((name, i) => ({ name, source: strips[i]! }))}
        columns={shown}
      />
      <Race run={run} names={names} />
      <SettingsForm
        fields={formFields}
        settings={settings}
        onChange={(name, value) => change({ [name]: value })}
      />
    </RunFigure>
  )
}

/** Who leads is seen where the curves are close: after the first fall, on a logarithmic axis. */
function Race({ run, names }: { readonly run: Run | undefined; readonly names: readonly string[] }) {
  const say = useWords(chapterWords)
  const lanes = useLanes(run)
  const long = (lanes[0]?.validation.loss?.steps.at(-1) ?? 0) > 4 * closeFrom
  const lines = useMemo(
    () =>
      names.map((name, i) => {
        const curve = lanes[i]?.validation.loss
        return {
          id: `lane${i}`,
          name,
          curve: long ? curveFrom(curve, closeFrom) : curve,
          ...laneLooks[i + 1]!,
        }
      }),
    [lanes, names, long],
  )
  const title = long ? say('lossChartFrom', { step: closeFrom }) : say('lossChart')
  return <LossChart title={title} lines={lines} firstScale="log" />
}

const closeFrom = 200

/** The points from a step on. */
function curveFrom(curve: Curve | undefined, from: number): Curve | undefined {
  const first = curve?.steps.findIndex((step) => step >= from) ?? -1
  return first < 0 ? undefined : { steps: curve!.steps.slice(first), values: curve!.values.slice(first) }
}

/** Squared error of one picture, mean over its pixels. */
function ImageError({ x, y }: { x: Cell<Matrix | undefined>; y: Cell<Matrix | undefined> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const rounded = useMemo(
    () =>
      derive([x, y], (image, rebuilt) =>
        image && rebuilt && image.data.length === rebuilt.data.length
          ? meanSquaredError(rebuilt, image).toFixed(4)
          : 'NaN',
      ),
    [x, y],
  )
  const error = Number(useCell(rounded))
  return (
    <p className={`${styles.plain} error`}>
      {say('squaredError', { value: number(error, { decimals: 4 }) })}
    </p>
  )
}
