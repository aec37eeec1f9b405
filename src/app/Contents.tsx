import { Link } from 'wouter'
import { useStore } from 'zustand'
import { isReadable } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { rulesOf } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { CheckIcon } from '../ui/icons.tsx'
import { useLinkTo } from './address.ts'
import styles from './Contents.module.css'
import { chaptersRead } from './memory.ts'

export interface ContentsProps {
  /** Id of the page that is open. */
  readonly current?: string
  /** With each chapter's question, as on the cover. */
  readonly questions?: boolean
  readonly onFollow?: () => void
}

/** Every chapter and the lab: links where there is something to read. */
export function Contents({ current, questions = false, onFollow }: ContentsProps) {
  const say = useWords(appWords)
  const language = useLanguage()
  const linkTo = useLinkTo()
  const read = useStore(chaptersRead, (state) => state.ids)
  const rules = rulesOf(language)
  return (
    <ol className={`${styles.contents} ${questions ? styles.large : ''}`}>
      {chapters.map((entry) => {
        const inside = (
          <>
            <span className={styles.number} aria-hidden="true">
              {entry.number ?? '–'}
            </span>
            <span className={styles.text}>
              <span className={styles.title}>{entry.title[rules]}</span>
              {questions && <span className={styles.question}>{entry.question[rules]}</span>}
            </span>
            {read.includes(entry.id) && (
              <span className={styles.mark}>
                <CheckIcon />
                <span className="unseen">{say('read')}</span>
              </span>
            )}
          </>
        )
        return (
          <li key={entry.id}>
            {isReadable(entry) ? (
              <Link
                href={linkTo(language, entry.id)}
                className={styles.entry}
                aria-current={entry.id === current ? 'page' : undefined}
                onClick={() => onFollow?.()}
              >
                {inside}
              </Link>
            ) : (
              <span className={`${styles.entry} ${styles.empty}`}>
                {inside}
                <span className={styles.mark}>{say('inPreparation')}</span>
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
