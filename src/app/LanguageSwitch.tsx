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

  /** Fetched beforehand, the text changes at once and the page does not lose its place in between. */
  const fetchText = (language: Language) =>
    entry && isWritten(entry) ? preload(entry.text[language]).catch(() => {}) : undefined

  async function change(event: MouseEvent, language: Language) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    rememberLanguage(language)
    if (language === shown) return
    await fetchText(language)
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
          onPointerEnter={() => fetchText(language)}
          onFocus={() => fetchText(language)}
          onClick={(event) => void change(event, language)}
        >
          <span aria-hidden="true">{language.toUpperCase()}</span>
          <span className="unseen">{languageNames[language]}</span>
        </Link>
      ))}
    </nav>
  )
}
