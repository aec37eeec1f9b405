import type { MouseEvent } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { isWritten } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { type Language, languageNames, languages } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { preload } from '../ui/loaded.ts'
import { pathOf } from './address.ts'
import styles from './Header.module.css'
import { notePlace } from './keep-place.ts'
import { rememberLanguage } from './memory.ts'

/** Same page, same place, same settings, other language. */
export function LanguageSwitch({ id }: { readonly id: string | undefined }) {
  const say = useWords(appWords)
  const shown = useLanguage()
  const [, navigate] = useLocation()
  const search = useSearch()
  const entry = chapters.find((chapter) => chapter.id === id)

  async function change(event: MouseEvent, language: Language) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    rememberLanguage(language)
    if (language === shown) return
    // The text is fetched first, so that the page does not collapse and lose its place in between.
    if (entry && isWritten(entry)) await preload(entry.text[language]).catch(() => {})
    const restorePlace = notePlace()
    navigate(pathOf(language, id) + window.location.search + window.location.hash, {
      replace: true,
      state: { keepPlace: true },
    })
    requestAnimationFrame(restorePlace)
  }

  return (
    <nav aria-label={say('language')} className={styles.languages}>
      {languages.map((language) => (
        <Link
          key={language}
          href={pathOf(language, id) + (search && `?${search}`)}
          hrefLang={language}
          lang={language}
          aria-current={language === shown ? 'true' : undefined}
          title={languageNames[language]}
          onClick={(event) => void change(event, language)}
        >
          <span aria-hidden="true">{language.toUpperCase()}</span>
          <span className="unseen">{languageNames[language]}</span>
        </Link>
      ))}
    </nav>
  )
}
