/** Light or dark: the system's unless the reader chose. Plain functions; `useTheme` for what must redraw. */
import { useSyncExternalStore } from 'react'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]
export type Theme = 'light' | 'dark'

const key = 'bottleneck.theme'
const listeners = new Set<() => void>()

/** What the reader chose, remembered between visits. */
export function themeChoice(): ThemeChoice {
  const chosen = document.documentElement.dataset.theme
  return themeChoices.includes(chosen as ThemeChoice) ? (chosen as ThemeChoice) : 'system'
}

/** Applies and remembers a choice; `remember: false` for one that comes from the address. */
export function chooseTheme(choice: ThemeChoice, { remember = true } = {}): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  if (remember) {
    try {
      localStorage.setItem(key, choice)
    } catch {
      // A browser that stores nothing still shows the theme until the page is left.
    }
  }
  for (const listener of listeners) listener()
}

/** Restores the remembered choice; called once. */
export function restoreTheme(): void {
  let choice: string | null = null
  try {
    choice = localStorage.getItem(key)
  } catch {
    // nothing remembered
  }
  const asked = new URLSearchParams(location.search).get('theme')
  if (themeChoices.includes(asked as ThemeChoice)) chooseTheme(asked as ThemeChoice, { remember: false })
  else if (themeChoices.includes(choice as ThemeChoice))
    chooseTheme(choice as ThemeChoice, { remember: false })
}

/** The theme that is shown now. */
export function currentTheme(): Theme {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

/** The theme that is shown; for canvases and charts, which must redraw when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => 'light')
}

/** The reader's choice, for the switch. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice, () => 'system')
}
