import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { baselineWords } from '../../i18n/words/baselines.ts'
import { panelWords } from '../../i18n/words/panels.ts'
import { LossChart } from '../../panels/LossChart.tsx'
import { trainingLines } from '../../panels/training-lines.ts'
import { useLanes } from '../../panels/use-lanes.ts'
import type { Run } from '../../training/run.ts'
import { baselinesOf } from '../baselines.ts'
import { chapterWords } from './words.ts'

/** The network's error over steps; PCA's, which does not move, as a line. Renders with every report. */
export function ScattersChart({ run }: { readonly run: Run | undefined }) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const sayBaseline = useWords(baselineWords)
  const [ofPca, curves] = useLanes(run)
  const pca = ofPca?.validation.loss?.values.at(-1)
  const lines = useMemo(
    () =>
      trainingLines(curves, 'loss', { training: sayPanel('training'), validation: sayPanel('validation') }),
    [curves, sayPanel],
  )
  const baselines = useMemo(
    () => [
      ...baselinesOf('mse', 0, sayBaseline),
      ...(pca === undefined ? [] : [{ name: sayBaseline('pca', { size: 2 }), value: pca }]),
    ],
    [pca, sayBaseline],
  )
  return <LossChart title={say('lossTitle')} lines={lines} baselines={baselines} />
}
