import { Link, useLocation } from 'wouter'
import { isWritten } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { rulesOf } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { useLinkTo } from './address.ts'
import styles from './Missing.module.css'

/** Nothing to read here (yet), and where to go instead. */
export function Missing({ id }: { readonly id: string }) {
  const say = useWords(appWords)
  const language = useLanguage()
  const linkTo = useLinkTo()
  const [path] = useLocation()
  const rules = rulesOf(language)
  const entry = chapters.find((chapter) => chapter.id === id)
  const first = chapters.find(isWritten)
  return (
    <div className={styles.missing}>
      <h1>{entry ? say('notWrittenTitle', { title: entry.title[rules] }) : say('missingTitle')}</h1>
      <p>{entry ? say('notWritten') : say('missing', { path })}</p>
      <p className={styles.ways}>
        <Link href={linkTo(language)}>{say('toCover')}</Link>
        {first && (
          <Link href={linkTo(language, first.id)}>{say('toChapter', { title: first.title[rules] })}</Link>
        )}
      </p>
    </div>
  )
}
