import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import styles from './FigureFrame.module.css'

export interface FigureContent {
  /** Chapter and figure, such as `3.2`. */
  readonly number: string
  readonly title: string
  /** What the learner is asked before anything moves. */
  readonly question: ReactNode
  /** What was seen, and at its end something to try. */
  readonly caption: ReactNode
  /** Something to try now; ends the caption. */
  readonly tryIt: ReactNode
  /** The stage. */
  readonly children: ReactNode
}

interface FrameProps extends FigureContent {
  readonly frame?: Ref<HTMLElement>
  /** One bar of controls under the stage. */
  readonly controls?: ReactNode
  /** Says what is happening. */
  readonly status?: ReactNode
  /** What went wrong and the way on. */
  readonly notes?: ReactNode
  /** Keys that act while the figure has focus, by `KeyboardEvent.key` in lower case. */
  readonly keys?: Readonly<Record<string, () => void>>
}

/** The one frame of every figure. */
export function FigureFrame(props: FrameProps) {
  const {
    number,
    title,
    question,
    caption,
    tryIt,
    children,
    controls,
    status,
    notes,
    frame,
    keys = {},
  } = props
  const say = useWords(panelWords)
  const titleId = useId()
  const act = (event: KeyboardEvent<HTMLElement>) => {
    const action = keys[event.key.toLowerCase()]
    if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (takesKey(event.target as Element, event.key)) return
    event.preventDefault()
    action()
  }
  return (
    <figure
      ref={frame}
      className={styles.frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the shortcuts can be reached
      tabIndex={0}
      aria-labelledby={titleId}
      onKeyDown={act}
    >
      <header className={styles.head}>
        <h3 className={styles.title} id={titleId}>
          <span className={styles.number}>{say('figure', { number })}</span> {title}
        </h3>
        <p className={styles.question}>{question}</p>
      </header>
      {notes}
      <div className={styles.stage}>{children}</div>
      {controls && <div className={styles.controls}>{controls}</div>}
      {status}
      <figcaption className={styles.caption}>
        {caption}{' '}
        <span className={styles.tryIt}>
          <strong>{say('tryIt')}</strong> {tryIt}
        </span>
      </figcaption>
    </figure>
  )
}

/** Whether the focused control has its own use for a key: buttons press with Space, fields take letters. */
function takesKey(target: Element, key: string): boolean {
  if (target.matches('input:not([type=checkbox]), textarea, select, [role=application]')) return true
  return key === ' ' && target.matches('button, input, a, summary, [role]:not(figure)')
}
