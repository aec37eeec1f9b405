/** What the app remembers between visits. A browser that stores nothing just forgets. */
import { createStore } from 'zustand/vanilla'
import { isLanguage, type Language, preferredLanguage } from '../i18n/languages.ts'

function recall(key: string): string | null {
  try {
    return localStorage.getItem(`bottleneck.${key}`)
  } catch {
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`bottleneck.${key}`, value)
  } catch {
    // forgotten when the page is left
  }
}

/** The language that the reader chose last; else the browser's. */
export function rememberedLanguage(): Language {
  const chosen = recall('language') ?? undefined
  return isLanguage(chosen) && chosen !== 'xx' ? chosen : preferredLanguage(navigator.languages)
}

export function rememberLanguage(language: string): void {
  remember('language', language)
}

/** Ids of chapters that were read to their end. */
export const chaptersRead = createStore<{ readonly ids: readonly string[] }>(() => ({ ids: [] }))

/** Called once the page is in a browser. */
export function recallChaptersRead(): void {
  chaptersRead.setState({ ids: (recall('read') ?? '').split(' ').filter(Boolean) })
}

export function rememberChapterRead(id: string): void {
  const { ids } = chaptersRead.getState()
  if (ids.includes(id)) return
  chaptersRead.setState({ ids: [...ids, id] })
  remember('read', [...ids, id].join(' '))
}
