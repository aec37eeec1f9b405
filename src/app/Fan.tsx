import styles from './Fan.module.css'

const lines = Array.from({ length: 15 }, (_, i) => i / 14)
/** The narrow side begins and ends here, as a part of the wide one. */
const narrow = (at: number) => 34 + 32 * at

/** Many to few, or few to many: the encoder narrows, the decoder widens. Lies down on wide screens, stands on narrow ones. */
export function Fan({ part }: { readonly part: 'encoder' | 'decoder' }) {
  const from = part === 'encoder' ? (at: number) => 100 * at : narrow
  const to = part === 'encoder' ? narrow : (at: number) => 100 * at
  return (
    <div className={`${styles.fan} ${styles[part]}`} data-part={part} aria-hidden="true">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lying} role="presentation">
        <path className={styles.body} d={`M0 ${from(0)}L100 ${to(0)}V${to(1)}L0 ${from(1)}z`} />
        {lines.map((at) => (
          <path key={at} className={styles.line} d={`M0 ${from(at)}L100 ${to(at)}`} />
        ))}
      </svg>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.standing} role="presentation">
        <path className={styles.body} d={`M${from(0)} 0L${to(0)} 100H${to(1)}L${from(1)} 0z`} />
        {lines.map((at) => (
          <path key={at} className={styles.line} d={`M${from(at)} 0L${to(at)} 100`} />
        ))}
      </svg>
    </div>
  )
}
