import { type ReactNode, Suspense, useEffect } from 'react'
import { isWritten } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { LanguageProvider, useLanguage, useWords } from '../i18n/language.tsx'
import type { AnyLanguage } from '../i18n/languages.ts'
import { rulesOf } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { useHighlightFollowing } from '../ui/highlight.ts'
import { useLoaded } from '../ui/loaded.ts'
import { Note } from '../ui/Note.tsx'
import { AddressNote } from './AddressNote.tsx'
import { Header } from './Header.tsx'
import { Missing } from './Missing.tsx'
import styles from './Page.module.css'
import { chapterPage, cover, lab } from './pages.ts'
import { UpdateNote } from './UpdateNote.tsx'
import { useTitle } from './use-title.ts'

/** One page of the lecture: the cover, without an id, or a chapter. */
export function Page({ language, id }: { readonly language: AnyLanguage; readonly id?: string }) {
  return (
    <LanguageProvider language={language}>
      <Frame id={id}>{id === undefined ? <Cover /> : <Reading id={id} />}</Frame>
    </LanguageProvider>
  )
}

function Cover() {
  const { Cover } = useLoaded(cover)
  return <Cover />
}

function Reading({ id }: { readonly id: string }) {
  const entry = chapters.find((chapter) => chapter.id === id)
  if (entry && isWritten(entry)) return <Written id={id} />
  return entry?.ownPage ? <TheLab /> : <Missing id={id} />
}

function TheLab() {
  const { Lab } = useLoaded(lab)
  return <Lab />
}

function Written({ id }: { readonly id: string }) {
  const { ChapterPage } = useLoaded(chapterPage)
  return <ChapterPage id={id} key={id} />
}

/** What surrounds every page. */
function Frame({ id, children }: { readonly id: string | undefined; readonly children: ReactNode }) {
  const say = useWords(appWords)
  const language = useLanguage()
  const title = chapters.find((chapter) => chapter.id === id)?.title[rulesOf(language)]
  useHighlightFollowing()
  useEffect(() => {
    const { documentElement } = document
    // Even the same language would style the whole page anew.
    if (documentElement.lang !== rulesOf(language)) documentElement.lang = rulesOf(language)
  }, [language])
  useTitle(title ? `${title} · ${say('name')}` : `${say('name')} · ${say('subtitle')}`)
  return (
    <>
      <a href="#main" className={styles.skip}>
        {say('skip')}
      </a>
      <Header id={id} />
      <AddressNote />
      <UpdateNote />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Boundary
          key={id}
          fallback={(error, retry) => (
            <div className={styles.note}>
              <Note kind="problem" action={{ text: say('retry'), onPress: retry }}>
                {isLoadFailure(error) ? say('loadFailed') : say('failed', { message: String(error) })}
              </Note>
            </div>
          )}
        >
          <Suspense fallback={<p className={styles.loading}>{say('loading')}</p>}>{children}</Suspense>
        </Boundary>
      </main>
      <footer className={styles.footer}>
        <p>{say('promise')}</p>
        <p>{say('source')}</p>
      </footer>
    </>
  )
}

/** Browsers word a failed `import()` differently; all call it a TypeError about a module. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof TypeError && /import|module|fetch/i.test(error.message)
}
