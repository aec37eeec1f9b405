/**
 * What must be so before anything is painted: the reader's theme, where it is not the system's. Built as a small script
 * of its own that pages wait for (`scripts/static-pages.mjs`), so it imports nothing.
 */
export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export const themeKey = 'bottleneck.theme'

export function showTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

/** Shows what the address asks for, else what the reader chose last. */
export function restoreTheme(): void {
  let remembered: string | null = null
  try {
    remembered = localStorage.getItem(themeKey)
  } catch {
    // nothing remembered
  }
  const asked = new URLSearchParams(location.search).get('theme')
  const choice = [asked, remembered].find((name) => themeChoices.includes(name as ThemeChoice))
  if (choice) showTheme(choice as ThemeChoice)
}
