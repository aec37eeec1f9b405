import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Cell } from '../../panels/cell.ts'
import { useCell } from '../../panels/use-cell.ts'
import styles from './EffectBars.module.css'
import { contenders, type Effect } from './effect.ts'
import { chapterWords } from './words.ts'

interface EffectBarsProps {
  readonly effect: Cell<Effect | undefined>
  /** Faces measured. */
  readonly count: number
}

/** The errors of all ways to the changed face, as bars on one scale from zero. */
export function EffectBars({ effect, count }: EffectBarsProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const errors = useCell(effect)
  const largest = errors ? Math.max(...Object.values(errors)) : 1
  return (
    <table className={styles.effect}>
      <caption>{say('effect', { count })}</caption>
      <tbody>
        {contenders.map((name) => {
          const value = errors?.[name]
          return (
            <tr key={name} className={name === 'codes' ? styles.own : ''}>
              <th scope="row">{say(`effect-${name}`)}</th>
              <td data-effect={name}>{number(value ?? Number.NaN, { decimals: 1 })}</td>
              <td className={styles.track} aria-hidden="true">
                <span style={{ inlineSize: `${(100 * (value ?? 0)) / largest}%` }} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
