import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { weightTint } from '../../panels/paint.ts'
import { useCell } from '../../panels/use-cell.ts'
import type { UnitActivity } from '../../protocol/questions.ts'
import type { Matrix } from '../../protocol/run.ts'
import { digitsAsked, firesAbove, type Penalty, shownLoud, summarise } from './activity.ts'
import styles from './Instruments.module.css'
import { PenaltyPlot } from './PenaltyPlot.tsx'
import type { SparseCells } from './sparse-cells.ts'
import { chapterWords } from './words.ts'

/** The units that are most active for this digit. */
export function Loud({ cells }: { readonly cells: SparseCells }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const fired = useMemo(
    () =>
      derive([cells.code], (z) => ({
        units: z?.columns ?? 0,
        fired: z ? z.data.reduce((count, value) => count + (value > firesAbove ? 1 : 0), 0) : 0,
      })),
    [cells],
  )
  const { units, fired: count } = useCell(useCounts(fired))
  const values = useCell(cells.loud)
  return (
    <>
      <span className={styles.name} data-measure="fired">
        {units > 0 && say('fired', { count, units })}
      </span>
      <Picture source={cells.loudFilters} columns={shownLoud} label={say('loudest')} tintOf={weightTint} />
      <span className={styles.values} aria-hidden>
        {values.map(({ unit, value }) => (
          <span key={unit}>{number(value, { decimals: 2 })}</span>
        ))}
      </span>
    </>
  )
}

/** Of two counts only a change is news. */
function useCounts(source: Cell<{ units: number; fired: number }>) {
  return useMemo(() => {
    let last = source.get()
    return derive([source], (next) => {
      if (next.units !== last.units || next.fired !== last.fired) last = next
      return last
    })
  }, [source])
}

interface MeasuredProps {
  readonly activity: Cell<UnitActivity | undefined>
  /** Of the chosen unit. */
  readonly filter: Cell<Matrix | undefined>
  readonly settings: Penalty
  readonly unit: number
  readonly rhoRange: { readonly min: number; readonly max: number; readonly step: number }
  readonly onRho: (rho: number) => void
}

/** ρ̂ of all units: as a picture and in numbers. Renders a few times a second while training. */
export function Measured({ activity, filter, settings, unit, rhoRange, onRho }: MeasuredProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const known = useCell(activity)
  const found = known && summarise(known.mean, known.most, settings.rho)
  const divergence = settings.penalty === 'divergence'
  const own = known?.mean[unit]
  return (
    <div className={`${styles.part} code`} data-part="code">
      <span className={styles.name}>{say('plotName', { digits: digitsAsked })}</span>
      <PenaltyPlot
        mean={known?.mean ?? []}
        settings={settings}
        selected={unit}
        onRho={onRho}
        rhoRange={rhoRange}
      />
      <div className={styles.readout}>
        <Picture source={filter} label={say('filterOf', { unit: unit + 1 })} tintOf={weightTint} />
        <dl className={styles.numbers}>
          <dt>{say('meanActivity')}</dt>
          <dd data-measure="mean">{number(found?.mean ?? Number.NaN, { decimals: 3 })}</dd>
          {divergence && (
            <>
              <dt>{say('near')}</dt>
              <dd data-measure="near">
                {found && say('ofUnits', { count: found.near, units: found.units })}
              </dd>
            </>
          )}
          <dt>{say('dead')}</dt>
          <dd data-measure="dead">{found && say('ofUnits', { count: found.dead, units: found.units })}</dd>
          <dt>{say('ownActivity', { unit: unit + 1 })}</dt>
          <dd data-measure="own">{number(own ?? Number.NaN, { decimals: 3 })}</dd>
        </dl>
      </div>
    </div>
  )
}
