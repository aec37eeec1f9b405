import styles from './Fan.module.css'

const lines = Array.from({ length: 15 }, (_, i) => i / 14)
/** Where lines end on the narrow side, as a part of the wide one: a third of the height lying, half the width standing. */
const low = (at: number) => 34 + 32 * at
const slim = (at: number) => 25 + 50 * at
const wide = (at: number) => 100 * at

/** Many to few, or few to many: the encoder narrows, the decoder widens. Lies down on wide screens, stands on narrow ones. */
export function Fan({
  part,
  className = '',
}: {
  readonly part: 'encoder' | 'decoder'
  readonly className?: string | undefined
}) {
  const narrows = part === 'encoder'
  const [left, right] = narrows ? [wide, low] : [low, wide]
  const [top, bottom] = narrows ? [wide, slim] : [slim, wide]
  return (
    <div className={`${styles.fan} ${styles[part]} ${className}`} data-part={part} aria-hidden="true">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lying} role="presentation">
        <path className={styles.body} d={`M0 ${left(0)}L100 ${right(0)}V${right(1)}L0 ${left(1)}z`} />
        {lines.map((at) => (
          <path key={at} className={styles.line} d={`M0 ${left(at)}L100 ${right(at)}`} />
        ))}
      </svg>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.standing} role="presentation">
        <path className={styles.body} d={`M${top(0)} 0L${bottom(0)} 100H${bottom(1)}L${top(1)} 0z`} />
        {lines.map((at) => (
          <path key={at} className={styles.line} d={`M${top(at)} 0L${bottom(at)} 100`} />
        ))}
      </svg>
    </div>
  )
}
