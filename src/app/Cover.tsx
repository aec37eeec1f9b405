import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { Contents } from './Contents.tsx'
import styles from './Cover.module.css'

/** The first page: a pad to draw on, what this is, and what is in it. */
export function Cover() {
  const say = useWords(appWords)
  return (
    <div className={styles.cover}>
      <h1>{say('name')}</h1>
      <p className={styles.subtitle}>{say('subtitle')}</p>
      <section>
        <h2>{say('contents')}</h2>
        <Contents questions />
      </section>
    </div>
  )
}
