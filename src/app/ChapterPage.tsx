import 'katex/dist/katex.min.css'
import './styles/fonts/formulas.css'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { type Chapter, isWritten } from '../chapters/chapter.ts'
import { ChapterFigures, Figure } from '../chapters/FigurePlace.tsx'
import { chapters } from '../chapters/index.ts'
import { Aside, Cite, Question, Term } from '../chapters/prose.tsx'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { rulesOf } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { useLoaded } from '../ui/loaded.ts'
import { useLinkTo } from './address.ts'
import styles from './ChapterPage.module.css'
import { rememberChapterRead } from './memory.ts'

const proseParts = { Figure, Term, Question, Aside, Cite }

/** A chapter's text with its figures, and the way to its neighbours. */
export function ChapterPage({ id }: { readonly id: string }) {
  const chapter = chapters.find((entry) => entry.id === id)
  if (!chapter || !isWritten(chapter)) throw new Error(`ChapterPage: expected a written chapter, got "${id}"`)
  const say = useWords(appWords)
  const rules = rulesOf(useLanguage())
  const { default: text } = useLoaded(chapter.text[rules])
  useEffect(() => {
    // A link to a figure: what it names was not there yet when the browser looked for it.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <ChapterFigures value={chapter}>
      <article className={styles.article}>
        <header className={styles.head}>
          <p className={styles.number}>
            {chapter.number === undefined ? say('lab') : say('chapter', { number: chapter.number })}
          </p>
          <h1>{chapter.title[rules]}</h1>
          <p className={styles.question}>{chapter.question[rules]}</p>
          <p className={styles.slides}>{say('slides', { slides: chapter.slides[rules] })}</p>
        </header>
        <div className={styles.prose} data-prose="">
          {/* Called, not rendered: both texts have the same blocks, so in another language figures stay and train on. */}
          {text({ components: proseParts })}
        </div>
        <Neighbours chapter={chapter} />
      </article>
    </ChapterFigures>
  )
}

/** Previous and next chapter that can be read. Seen, it means that this one was read to its end. */
function Neighbours({ chapter }: { readonly chapter: Chapter }) {
  const say = useWords(appWords)
  const language = useLanguage()
  const linkTo = useLinkTo()
  const place = useRef<HTMLElement>(null)
  const { id } = chapter
  useEffect(() => {
    if (!place.current) return
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && window.scrollY > 0 && rememberChapterRead(id),
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [id])

  const rules = rulesOf(language)
  const readable = chapters.filter(isWritten)
  const at = readable.indexOf(chapter)
  const previous = readable[at - 1]
  const next = readable[at + 1]
  return (
    <nav ref={place} className={`${styles.neighbours} unprinted`} aria-label={say('neighbours')}>
      {previous ? (
        <Link href={linkTo(language, previous.id)} rel="prev" className={styles.previous}>
          <small>{say('previous')}</small>
          {previous.title[rules]}
        </Link>
      ) : (
        <Link href={linkTo(language)} className={styles.previous}>
          <small>{say('previous')}</small>
          {say('contents')}
        </Link>
      )}
      {next ? (
        <Link href={linkTo(language, next.id)} rel="next" className={styles.next}>
          <small>{say('next')}</small>
          {next.title[rules]}
        </Link>
      ) : (
        <Link href={linkTo(language)} className={styles.next}>
          <small>{say('end')}</small>
          {say('toContents')}
        </Link>
      )}
    </nav>
  )
}
