/** What a chapter is: data, two texts and its figures. */
import type { MDXContent } from 'mdx/types'
import type { ComponentType } from 'react'
import type { Language } from '../i18n/languages.ts'

export type ByLanguage<T> = Readonly<Record<Language, T>>
export type Load<T> = () => Promise<T>

/** What a figure is told by the page it stands on. */
export interface PlaceProps {
  /** Unique within the chapter; prefix of its settings in the address. */
  readonly id: string
  /** As printed, such as `3.2`. */
  readonly number: string
}

/** A place in the contents; written or not. */
export interface Outline {
  /** Also the last part of its address: `/en/<id>`. */
  readonly id: string
  /** Its place in the contents; the lab has none. */
  readonly number?: number
  readonly title: ByLanguage<string>
  /** The question that it answers, for the contents. */
  readonly question: ByLanguage<string>
  /** What of the lecture it follows. */
  readonly slides: ByLanguage<string>
  /** A page of its own instead of a text. */
  readonly ownPage?: true
}

/**
 * A written chapter. Texts and figures are loaded when somebody reads it. In a text, `##` headings come before
 * the first figure, whose title is a level lower; both languages have the same paragraphs in the same order.
 */
export interface Chapter extends Outline {
  readonly text: ByLanguage<Load<{ default: MDXContent }>>
  /** In the order in which the text places them with `<Figure id="…">`; their numbers follow. */
  readonly figures: Readonly<Record<string, Load<{ default: ComponentType<PlaceProps> }>>>
}

/** Whether there is something to read. */
export function isWritten(entry: Outline | Chapter): entry is Chapter {
  return 'text' in entry
}

/** Whether its page can be opened. */
export function isReadable(entry: Outline | Chapter): boolean {
  return isWritten(entry) || entry.ownPage === true
}
