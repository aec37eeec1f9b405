import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { gaussianDivergence, slideDivergence } from '../../math/gaussian.ts'
import { choice, type Fields } from '../../models/field.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { FunctionPlot } from '../../panels/FunctionPlot.tsx'
import styles from '../../panels/latent/Stage.module.css'
import { takeRows } from '../../panels/matrices.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures } from '../../training/hooks.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import { useTrainedRun, wayBackTo } from '../use-trained-run.ts'
import own from './Surface.module.css'
import { Surface, surfaceRange } from './Surface.tsx'
import { chapterWords } from './words.ts'

const choices = 60
const indices = Array.from({ length: choices }, (_, i) => i)
const formulas = ['divergence', 'slide'] as const
const number = { kind: 'number', unit: 'none', live: true } as const
const fields = {
  formula: choice(formulas, 'divergence', { live: true }),
  mu: { ...number, default: 1, min: surfaceRange.mu.low, max: surfaceRange.mu.high, step: 0.01 },
  sigma: { ...number, default: 0.5, min: surfaceRange.sigma.low, max: surfaceRange.sigma.high, step: 0.01 },
  example: { ...number, default: 1, min: 1, max: choices, step: 1, integer: true },
} as const satisfies Fields
const functionOf = { divergence: gaussianDivergence, slide: slideDivergence }
/** Where each formula is least, and how low it is there. */
const leastAt = { divergence: 1, slide: Math.SQRT1_2 }

/** Understand: the KL term charges for leaving the middle and for being too sure, and the slide's formula is least elsewhere. */
export default function Divergence({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const format = useNumbers()
  const [settings, change] = useAddressSettings(id, fields)
  const { formula, mu, sigma } = settings
  const run = useTrainedRun('vae-plane')
  const pictures = usePictures('digits', 'validation', indices).value
  const [input] = useState(() => createCell<[Matrix] | undefined>(undefined))
  useEffect(() => {
    if (pictures) input.set([takeRows(pictures.images, [settings.example - 1])])
  }, [pictures, settings.example, input])
  const dimensions = useMemo(
    () =>
      derive([viewCell(run, 0, 'posterior', input)], (answer) =>
        answer
          ? Array.from(answer.mean.data, (mean, i) => ({
              name: `z${'₁₂'[i] ?? ''}`,
              mu: mean,
              sigma: Math.exp(answer.logVar.data[i]! / 2),
            }))
          : [],
      ),
    [run, input],
  )
  const points = useCell(dimensions)
  const f = functionOf[formula]
  const two = (value: number) => format(value, { decimals: 2 })
  const cost = points.reduce((sum, point) => sum + f(point.mu, point.sigma), 0)
  return (
    <RunFigure
      run={run}
      number={number}
      title={say('klTitle')}
      question={say('klQuestion')}
      caption={say('klCaption')}
      tryIt={say('klTry')}
      wayBack={wayBackTo('vae-plane')}
    >
      <Choice
        label={say('formula')}
        value={formula}
        options={formulas.map((value) => ({ value, text: say(`formula-${value}`) }))}
        onChange={(chosen) => change({ formula: chosen })}
      />
      <div className={own.views}>
        <div className={`${styles.lane} ${own.seen}`}>
          <span className={styles.name}>{say('surface')}</span>
          <Surface
            label={say('surfaceLabel', { value: two(f(mu, sigma)), mu: two(mu), sigma: two(sigma) })}
            f={f}
            chosen={{ mu, sigma }}
            onChoose={(at) => change(at)}
            points={points}
            lowest={{ mu: 0, sigma: leastAt[formula] }}
          />
        </div>
        <div className={styles.lane}>
          <span className={styles.name}>{say('section', { mu: two(mu) })}</span>
          <FunctionPlot
            label={say('sectionLabel', { mu: two(mu) })}
            functions={formulas.map((name) => ({
              name: say(`formula-${name}`),
              f: (at) => functionOf[name](mu, at),
              lowestAt: leastAt[name],
              colour: name === 'divergence' ? 'var(--code)' : 'var(--ink-soft)',
              ...(name === 'slide' ? { dashes: '6 3' } : {}),
            }))}
            x={{ name: 'σ', low: surfaceRange.sigma.low, high: surfaceRange.sigma.high }}
            y={{ name: say('nats'), low: -1, high: 7 }}
            marker={{ name: `σ = ${two(sigma)}`, x: sigma, onChange: (at) => change({ sigma: at }) }}
          />
        </div>
      </div>
      <div className={styles.pair}>
        <Slider
          label="μ"
          value={mu}
          min={surfaceRange.mu.low}
          max={surfaceRange.mu.high}
          step={0.01}
          text={two(mu)}
          colour="var(--code)"
          onChange={(at) => change({ mu: at })}
        />
        <Slider
          label="σ"
          value={sigma}
          min={surfaceRange.sigma.low}
          max={surfaceRange.sigma.high}
          step={0.01}
          text={two(sigma)}
          colour="var(--code)"
          onChange={(at) => change({ sigma: at })}
        />
      </div>
      <p className={styles.share}>
        {say('costs', {
          here: two(f(mu, sigma)),
          sigma: two(leastAt[formula]),
          least: format(f(0, leastAt[formula]), { decimals: 3 }),
          digit: two(cost),
        })}
      </p>
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => change({ example: row + 1 })}
      />
    </RunFigure>
  )
}
