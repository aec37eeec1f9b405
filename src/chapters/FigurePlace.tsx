import {
  Children,
  type ComponentType,
  createContext,
  isValidElement,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { useLoaded } from '../ui/loaded.ts'
import { Note } from '../ui/Note.tsx'
import type { Chapter, Load, PlaceProps } from './chapter.ts'
import styles from './FigurePlace.module.css'

type Hosts = ReadonlyMap<string, HTMLElement>

/** By figure: the element that it lives in. Absent until the page is in a browser. */
const HostsContext = createContext<Hosts | undefined>(undefined)

/**
 * A chapter's figures, around its text. Figures live here, each in an element of its own that the text only
 * gives a place to: when the text is replaced by the one in the other language, training goes on.
 */
export function ChapterFigures({
  chapter,
  children,
}: {
  readonly chapter: Chapter
  readonly children: ReactNode
}) {
  const [hosts, setHosts] = useState<Hosts>()
  useEffect(() => {
    setHosts(new Map(Object.keys(chapter.figures).map((id) => [id, document.createElement('div')])))
  }, [chapter])
  return (
    <HostsContext value={hosts}>
      {children}
      {hosts &&
        Object.entries(chapter.figures).map(([id, load], index) =>
          createPortal(
            <Guarded>
              <Suspense fallback={<Waiting />}>
                <Loaded load={load} id={id} number={`${chapter.number ?? 'L'}.${index + 1}`} />
              </Suspense>
            </Guarded>,
            hosts.get(id)!,
            id,
          ),
        )}
    </HostsContext>
  )
}

/**
 * In a chapter's text, a figure's place and the prose that belongs to it: beside each other on wide screens,
 * where the figure stays in view; on narrow ones the figure follows the first paragraph.
 */
export function Figure({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  const blocks = Children.toArray(children).filter((block) => isValidElement(block))
  const lead = blocks.findIndex((block) => isValidElement(block) && block.type === 'p') + 1
  return (
    <section className={styles.section}>
      {blocks.slice(0, lead)}
      <Sticky id={id} />
      {blocks.slice(lead)}
    </section>
  )
}

function Loaded({
  load,
  ...props
}: PlaceProps & { readonly load: Load<{ default: ComponentType<PlaceProps> }> }) {
  const { default: Content } = useLoaded(load)
  return <Content {...props} />
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
function Sticky({ id }: { readonly id: string }) {
  const hosts = useContext(HostsContext)
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element || !hosts) return
    const host = hosts.get(id)
    if (!host) throw new Error(`Figure: expected one of ${[...hosts.keys()].join(', ')}, got "${id}"`)
    element.append(host)
    const observer = new ResizeObserver(() =>
      element.style.setProperty('--height', `${element.offsetHeight}px`),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [hosts, id])
  return (
    <div className={styles.place}>
      <div className={styles.sticky} ref={place} id={id}>
        {!hosts && <Waiting />}
      </div>
    </div>
  )
}
