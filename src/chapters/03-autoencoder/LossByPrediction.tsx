import { useNumbers, useWords } from '../../i18n/language.tsx'
import { FunctionPlot } from '../../panels/FunctionPlot.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { lossNames, pixelLoss } from './measures.ts'
import styles from './WhichLoss.module.css'
import { chapterWords } from './words.ts'

const looks = {
  bce: { colour: 'var(--error)' },
  mse: { colour: 'var(--ink)', dashes: '7 3' },
  mae: { colour: 'var(--ink-soft)', dashes: '2 3' },
}

interface LossByPredictionProps {
  /** What the pixel should be, 0…1. */
  readonly target: number
  readonly onTarget: (target: number) => void
}

/** What one pixel costs by how it is predicted, for a target that can be dragged. */
export function LossByPrediction({ target, onTarget }: LossByPredictionProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const shown = number(target, { decimals: 2 })
  return (
    <div className={styles.byPrediction}>
      <FunctionPlot
        label={say('plotLabel', {
          target: shown,
          floor: number(pixelLoss.bce(target, target), { decimals: 2 }),
        })}
        functions={lossNames.map((name) => ({
          name: say(`loss-${name}`),
          f: (prediction) => pixelLoss[name](target, prediction),
          lowestAt: target,
          ...looks[name],
        }))}
        x={{ name: say('prediction'), low: 0, high: 1 }}
        y={{ name: say('lossValue'), low: 0, high: 2 }}
        marker={{ name: `x = ${shown}`, x: target, onChange: onTarget }}
      />
      <Slider
        label={say('target')}
        value={target}
        min={0}
        max={1}
        step={0.01}
        text={shown}
        onChange={onTarget}
      />
    </div>
  )
}
