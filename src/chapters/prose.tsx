/** What chapter texts may use besides Markdown. */
import type { ReactNode } from 'react'
import type { Part } from '../ui/highlight.ts'
import { bibliography } from './bibliography.ts'
import styles from './prose.module.css'

/** A word for a part of the model: `<Term role="encoder">enkoder</Term>`, in its colour, lit with the figure's part. */
export function Term({ role, children }: { readonly role: Part; readonly children: ReactNode }) {
  return <span className={`${role} ${styles.term}`}>{children}</span>
}

/** What the reader is asked before seeing. */
export function Question({ children }: { readonly children: ReactNode }) {
  return <div className={styles.question}>{children}</div>
}

/** A remark that may be skipped. */
export function Aside({ children }: { readonly children: ReactNode }) {
  return <aside className={styles.aside}>{children}</aside>
}

/** A source by its number in the lecture's bibliography: `<Cite n={3} />`. */
export function Cite({ n }: { readonly n: 1 | 2 | 3 | 4 | 5 | 6 }) {
  const source = bibliography[n - 1]!
  return (
    <a
      className={styles.cite}
      href={source.href}
      title={`${source.text}. ${source.where}`}
      target="_blank"
      rel="noreferrer"
    >
      [{n}]
    </a>
  )
}
