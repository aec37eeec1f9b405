import {
  Children,
  type ComponentType,
  createContext,
  isValidElement,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useRef,
} from 'react'
import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { calm } from '../training/calm.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { useLoaded } from '../ui/loaded.ts'
import { Note } from '../ui/Note.tsx'
import type { Chapter, Load, PlaceProps } from './chapter.ts'
import styles from './FigurePlace.module.css'

const ChapterContext = createContext<Chapter | undefined>(undefined)

/** Around a chapter's text: tells the places in it which figures there are. */
export const ChapterFigures = ChapterContext.Provider

/**
 * In a chapter's text, a figure and the prose that belongs to it: beside each other on wide screens, where the
 * figure stays in view; on narrow ones the figure follows the first paragraph.
 */
export function Figure({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  const chapter = useContext(ChapterContext)
  const ids = Object.keys(chapter?.figures ?? {})
  const index = ids.indexOf(id)
  if (!chapter || index < 0) throw new Error(`Figure: expected one of ${ids.join(', ')}, got "${id}"`)
  const blocks = Children.toArray(children).filter((block) => isValidElement(block))
  const lead = blocks.findIndex((block) => isValidElement(block) && block.type === 'p') + 1
  return (
    <section className={styles.section}>
      {blocks.slice(0, lead)}
      <Sticky id={id}>
        <Guarded>
          <Suspense fallback={<Waiting />}>
            <Loaded load={chapter.figures[id]!} id={id} number={`${chapter.number ?? 'L'}.${index + 1}`} />
          </Suspense>
        </Guarded>
      </Sticky>
      {blocks.slice(lead)}
    </section>
  )
}

type LoadFigure = Load<{ default: ComponentType<PlaceProps> }>

function Loaded({ load, ...props }: PlaceProps & { readonly load: LoadFigure }) {
  const { default: Content } = useLoaded(whenNeeded(props.id, load))
  useEffect(() => {
    const place = document.getElementById(props.id)
    place?.setAttribute('data-live', '')
    place?.closest('section')?.setAttribute('data-shown', '')
  }, [props.id])
  return <Content {...props} />
}

const waiting = new WeakMap<LoadFigure, LoadFigure>()

/** Loads a figure when the reader comes near its place, or when there is nothing else to do. */
function whenNeeded(id: string, load: LoadFigure): LoadFigure {
  const known = waiting.get(load)
  if (known) return known
  const patient = async () => {
    if (typeof window !== 'undefined') await Promise.race([near(id), idle()])
    return load()
  }
  waiting.set(load, patient)
  return patient
}

/** Resolves when the element is on the screen or less than a screen away. */
function near(id: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const place = document.getElementById(id)
      if (!place) return void requestAnimationFrame(look) // being rendered
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return
          observer.disconnect()
          resolve()
        },
        { rootMargin: '100% 0px' },
      )
      // The section, since what it holds may not be laid out yet.
      observer.observe(place.closest('section') ?? place)
    }
    look()
  })
}

let queue = Promise.resolve()

/** Resolves when the page rests, for one after the other. Never for readers who save data. */
function idle(): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (connection?.saveData) return new Promise(() => {})
  queue = queue.then(calm)
  return queue
}

/** As high as a figure usually is, so that the text below does not jump far. */
function Waiting() {
  const say = useWords(appWords)
  return <div className={styles.waiting}>{say('loading')}</div>
}

/** A figure that fails does not take the text with it. */
function Guarded({ children }: { readonly children: ReactNode }) {
  const say = useWords(appWords)
  return (
    <Boundary
      fallback={(error, retry) => (
        <Note kind="problem" action={{ text: say('retry'), onPress: retry }}>
          {say('figureFailed', { message: error instanceof Error ? error.message : String(error) })}
        </Note>
      )}
    >
      {children}
    </Boundary>
  )
}

/** Stays in view; a figure that is higher than the window scrolls to its end first. */
function Sticky({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      element.style.setProperty('--height', `${element.offsetHeight}px`),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div className={styles.place}>
      <div className={styles.sticky} ref={place} id={id}>
        {children}
      </div>
    </div>
  )
}
