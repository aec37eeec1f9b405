import { useWords } from '../../i18n/language.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import styles from './Anatomy.module.css'
import { chapterWords } from './words.ts'

type SymbolName = 'x' | 'W' | 'b' | 's' | 'z' | 'V' | 'c' | 't' | 'y'

/**
 * The lecture's two formulas with every symbol explained when pointed at or focused. Symbols and picture share
 * their colours and light each other up.
 */
export function Formula() {
  return (
    <div className={styles.formula}>
      <span>
        <Sign name="z" part="code" text="z" /> = <Sign name="s" part="encoder" text="σ" />(
        <Sign name="W" part="encoder" text="W" />
        <Sign name="x" text="x" /> + <Sign name="b" part="encoder" text="b" />)
      </span>
      <span>
        <Sign name="y" part="decoder" text="x′" /> = <Sign name="t" part="decoder" text="σ′" />(
        <Sign name="V" part="decoder" text="W′" />
        <Sign name="z" part="code" text="z" /> + <Sign name="c" part="decoder" text="b′" />)
      </span>
    </div>
  )
}

interface SignProps {
  readonly name: SymbolName
  readonly text: string
  readonly part?: 'encoder' | 'code' | 'decoder'
}

function Sign({ name, text, part }: SignProps) {
  const meaning = useWords(chapterWords)(`symbol-${name}`)
  return (
    <Tooltip text={meaning}>
      <button type="button" data-printed="" aria-label={meaning} className={`${styles.sign} ${part ?? ''}`}>
        {text}
      </button>
    </Tooltip>
  )
}
