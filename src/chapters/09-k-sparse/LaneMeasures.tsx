import { useNumbers, useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import type { Cell } from '../../panels/cell.ts'
import { LaneTable, LaneValue } from '../../panels/lanes/LaneTable.tsx'
import { MeasureAccuracy, probeDigits, useLinearAccuracies } from '../../panels/lanes/linear-accuracy.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Run } from '../../training/run.ts'
import { countDead, type UnitUse } from './unit-use.ts'
import { chapterWords } from './words.ts'

interface LaneMeasuresProps {
  readonly run: Run | undefined
  readonly names: readonly string[]
  readonly use: readonly Cell<UnitUse>[]
}

/** Error, units that never win, and what a linear classifier makes of the codes, a row for each lane. */
export function LaneMeasures({ run, names, use }: LaneMeasuresProps) {
  const say = useWords(chapterWords)
  const sayLanes = useWords(laneWords)
  const number = useNumbers()
  const measurement = useLinearAccuracies(run, names.length)
  const accuracy = (lane: number) => {
    const value = measurement.accuracies?.lanes[lane]
    return value === undefined ? '' : number(value, { percent: true, decimals: 1 })
  }
  const [known, asked] = [number(probeDigits.known), number(probeDigits.asked)]
  return (
    <>
      <LaneTable
        caption={say('measuresCaption', { accuracy: sayLanes('accuracyCaption', { known, asked }) })}
        columns={[say('errorColumn'), say('deadColumn'), sayLanes('accuracy')]}
        rows={names.map((name, i) => ({
          name,
          cells: [
            <LaneValue key="error" run={run} lane={i} />,
            <Dead key="dead" use={use[i]!} />,
            accuracy(i),
          ],
        }))}
      />
      <MeasureAccuracy {...measurement} />
    </>
  )
}

function Dead({ use }: { readonly use: Cell<UnitUse> }) {
  const say = useWords(chapterWords)
  const { shares } = useCell(use)
  return shares.length === 0 ? null : say('ofUnits', { dead: countDead(shares), units: shares.length })
}
