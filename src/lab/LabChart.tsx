import { useMemo } from 'react'
import { useWords } from '../i18n/language.tsx'
import { specOf } from '../models/specs.ts'
import type { Baseline, ChartLine } from '../panels/chart-model.ts'
import { LossChart } from '../panels/LossChart.tsx'
import { laneLooks } from '../panels/lanes/LaneChart.tsx'
import type { Curve } from '../protocol/run.ts'
import { Select } from '../ui/Select.tsx'
import styles from './Lab.module.css'
import type { LabSectionsProps } from './LabSections.tsx'
import { codeSizeOf } from './LaneViews.tsx'
import { usePcaErrors } from './pca-lines.ts'
import { ofLane } from './runs.ts'
import { pixelsOf, type Scale, scales } from './settings.ts'
import { lacksValidation, useRunStates } from './use-run-states.ts'
import { labWords } from './words.ts'

/** The metric behind a scale. */
const metricOf: Record<Scale, string> = {
  imageCrossEntropy: 'imageCrossEntropy',
  imageSquaredError: 'imageSquaredError',
  perImage: 'imageSquaredError',
  accuracy: 'accuracy',
  own: 'loss',
}

const scaled = (curve: Curve | undefined, times: number): Curve | undefined =>
  curve && times !== 1 ? { ...curve, values: curve.values.map((value) => value * times) } : curve

/** One error on one scale for all lanes, and what PCA makes with as many numbers. */
export function LabChart({ lab, spec, names, settings, onChange }: LabSectionsProps) {
  const say = useWords(labWords)
  const states = useRunStates(lab.runs, 250)
  const can = (view: 'reconstruct' | 'classify') =>
    spec.lanes.some(({ family }) => specOf(family).views.includes(view))
  const offered = scales.filter(
    (scale) => scale === 'own' || can(scale === 'accuracy' ? 'classify' : 'reconstruct'),
  )
  const shown = offered.includes(settings.scale) ? settings.scale : offered[0]!
  const metric = metricOf[shown]
  const pixels = pixelsOf(spec.data)
  const times = shown === 'perImage' ? pixels : 1
  const lines = useMemo(
    () =>
      lab.lanes.map(({ lane }, i): ChartLine => {
        const curves = ofLane(states, i)?.lanes[lane]
        return {
          id: `lane${i}`,
          name: names[i] ?? '',
          curve: scaled(curves?.validation[metric], times),
          ...laneLooks[i % laneLooks.length]!,
        }
      }),
    [lab.lanes, states, names, metric, times],
  )
  const sizes = useMemo(() => {
    const of = (pca: boolean) =>
      spec.lanes
        .filter(({ family }) => (family === 'pca') === pca && specOf(family).views.includes('reconstruct'))
        .map((lane) => codeSizeOf(lane, pixels))
    const drawn = of(true)
    return [...new Set(of(false))].filter((size) => !drawn.includes(size) && size <= pixels)
  }, [spec.lanes, pixels])
  const pca = usePcaErrors(spec.data, sizes)
  const baselines = sizes.flatMap((size): Baseline[] => {
    const error = pca.get(size)
    if (!error || shown === 'own' || shown === 'accuracy') return []
    return [{ name: say('pcaLine', { size }), value: error[metric as keyof typeof error] * times }]
  })
  const isEmpty = lacksValidation(states)
  const scaleName = say(`scale-${shown}`)
  return (
    <section className={styles.chart}>
      <Select
        label={say('scale')}
        value={shown}
        options={offered.map((scale) => ({ value: scale, text: say(`scale-${scale}`) }))}
        onChange={(scale) => onChange({ scale })}
      />
      {isEmpty && <p className={styles.help}>{say('noValidation')}</p>}
      <LossChart title={say('lossChart', { scale: scaleName })} lines={lines} baselines={baselines} />
    </section>
  )
}
