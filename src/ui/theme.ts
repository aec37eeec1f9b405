/** Light or dark: the system's unless the reader chose. Plain functions; `useTheme` for what must redraw. */
import { useSyncExternalStore } from 'react'
import { showTheme, type ThemeChoice, themeChoices, themeKey } from './first-paint.ts'

export type { ThemeChoice }

export type Theme = 'light' | 'dark'

const listeners = new Set<() => void>()

/** What the reader chose, remembered between visits. */
export function themeChoice(): ThemeChoice {
  const chosen = document.documentElement.dataset.theme
  return themeChoices.includes(chosen as ThemeChoice) ? (chosen as ThemeChoice) : 'system'
}

/** Applies and remembers a choice. */
export function chooseTheme(choice: ThemeChoice): void {
  showTheme(choice)
  try {
    localStorage.setItem(themeKey, choice)
  } catch {
    // A browser that stores nothing still shows the theme until the page is left.
  }
  for (const listener of listeners) listener()
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
