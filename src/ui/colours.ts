/** Colours of `app/styles/tokens.css` for canvases, which cannot use custom properties. */

export type Rgb = readonly [red: number, green: number, blue: number]

/** The value of a custom property such as `--encoder` in the theme that is shown, `#rrggbb`. */
export function cssColour(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** The same as three numbers, 0…255. */
export function rgbColour(name: `--${string}`): Rgb {
  const hex = cssColour(name)
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  const part = (at: number) => Number.parseInt(full.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}
