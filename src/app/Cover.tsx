import { Link } from 'wouter'
import { isWritten } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { rulesOf } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { coverWords } from '../i18n/words/cover.ts'
import { buttonClass } from '../ui/Button.tsx'
import { useLinkTo } from './address.ts'
import { Contents } from './Contents.tsx'
import styles from './Cover.module.css'
import { Hourglass } from './Hourglass.tsx'

/** The first page: a pad to draw on, what this is, and what is in it. */
export function Cover() {
  const say = useWords(coverWords)
  const sayApp = useWords(appWords)
  const language = useLanguage()
  const linkTo = useLinkTo()
  const first = chapters.find(isWritten)
  return (
    <div className={styles.cover}>
      <header className={styles.head}>
        <h1>{sayApp('name')}</h1>
        <p className={styles.subtitle}>{sayApp('subtitle')}</p>
        <p className={styles.lead}>{say('lead')}</p>
      </header>
      <Hourglass />
      <p className={styles.hint}>{say('hint')}</p>
      <div className={styles.promise}>
        <p>{say('promise')}</p>
        {first && (
          <Link href={linkTo(language, first.id)} className={buttonClass('primary')}>
            {say('begin', { title: first.title[rulesOf(language)] })}
          </Link>
        )}
      </div>
      <section className={styles.contents} aria-labelledby="contents">
        <h2 id="contents">{sayApp('contents')}</h2>
        <Contents questions />
      </section>
    </div>
  )
}
