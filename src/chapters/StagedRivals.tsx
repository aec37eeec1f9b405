/** The stage of two figures: a network that is trained in stages beside the same network trained at once. */
import { useMemo } from 'react'
import { useWords } from '../i18n/language.tsx'
import { laneWords } from '../i18n/words/lanes.ts'
import { stageWords } from '../i18n/words/stages.ts'
import { createCell } from '../panels/cell.ts'
import { Strips } from '../panels/lanes/Lanes.tsx'
import { LayerLocks, type LayerState } from '../panels/stages/LayerLocks.tsx'
import { StageChart } from '../panels/stages/StageChart.tsx'
import { StageTimeline } from '../panels/stages/StageTimeline.tsx'
import { useStage, useStageStarts } from '../panels/stages/use-stages.ts'
import { viewCell } from '../panels/view-cell.ts'
import type { Matrix } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'
import { Button } from '../ui/Button.tsx'
import styles from './StagedRivals.module.css'

/** Digits of a strip whose images are still on their way. */
const usualStrip = 8

export interface StagedRivalsProps {
  /** Lane 0 goes in stages, lane 1 is the rival; `undefined` before the page has one. */
  readonly run: Run | undefined
  /** Layer widths of both from input to output. */
  readonly widths: readonly number[]
  readonly stages: readonly { readonly name: string; readonly short: string }[]
  /** Updates that a stage is meant to last. */
  readonly share: number
  /** Of the lanes; short. */
  readonly names: readonly [string, string]
  readonly chartTitle: string
  /** When the decoder comes: layer by layer with the encoder, or all of it when the stack is unrolled. */
  readonly decoder: 'with-encoder' | 'at-last'
  /** Digits that both rebuild. */
  readonly images: Matrix | undefined
}

export function StagedRivals(props: StagedRivalsProps) {
  const { run, widths, stages, share, names, chartTitle, decoder, images } = props
  const sayLanes = useWords(laneWords)
  const starts = useStageStarts(run, 0)
  const { movement, strips } = useMemo(() => {
    const input = createCell(images && ([images] as [Matrix]))
    return {
      movement: viewCell(run, 0, 'movement', createCell<[]>([])),
      strips: [createCell(images), ...[0, 1].map((i) => viewCell(run, i, 'reconstruct', input))],
    }
  }, [run, images])
  const rival = useMemo(() => ({ lane: 1, name: names[1] }), [names])
  const shorts = useMemo(() => stages.map(({ short }) => short), [stages])
  const stage = useStage(run, 0)
  const last = stages.length - 1
  const states = layerStates(widths.length - 1, stage?.index ?? 0, stage?.frozen ?? [], last, decoder)
  return (
    <>
      <StageTimeline
        run={run}
        lane={0}
        names={stages.map(({ name }) => name)}
        starts={starts}
        share={share}
      />
      <LayerLocks widths={widths} states={states} movement={movement} decoderFrom={(widths.length - 1) / 2} />
      <div>
        <GoOnButton run={run} index={stage?.index ?? last} last={last} />
      </div>
      <Strips
        rows={[sayLanes('originals'), ...names].map((name, i) => ({ name, source: strips[i]! }))}
        columns={images?.rows ?? usualStrip}
      />
      <div className={styles.chart}>
        <StageChart run={run} title={chartTitle} names={shorts} starts={starts} rival={rival} />
      </div>
    </>
  )
}

function GoOnButton({
  run,
  index,
  last,
}: {
  readonly run: Run | undefined
  readonly index: number
  readonly last: number
}) {
  const say = useWords(stageWords)
  return (
    <Button disabled={!run || index >= last} onClick={() => run?.nextStage(0)}>
      {say(index >= last - 1 ? 'unlockNow' : 'goOnNow')}
    </Button>
  )
}

/**
 * What each set of weights does in a stage of an outside-in training.
 * @param count sets of weights, encoder and decoder
 */
export function layerStates(
  count: number,
  index: number,
  frozen: readonly number[],
  last: number,
  decoder: StagedRivalsProps['decoder'],
): LayerState[] {
  return Array.from({ length: count }, (_, i) => {
    if (decoder === 'at-last' && index < last && i >= count / 2) return 'absent'
    if (frozen.includes(i)) return 'frozen'
    const fromOutside = Math.min(i, count - 1 - i)
    return index === last || fromOutside <= index ? 'moving' : 'absent'
  })
}
