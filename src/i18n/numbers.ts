import type { Language } from './languages.ts'

const locales: Record<Language, string> = { en: 'en-GB', pl: 'pl-PL' }
/** Narrow no-break space: between groups of three digits, in both languages. */
const groupSpace = '\u202f'
/** As wide as a digit: keeps numbers from moving when they gain or lose one. */
const figureSpace = '\u2007'
const minus = '\u2212'

export interface NumberStyle {
  /** Digits after the decimal mark, always that many. Without it: up to three, as many as needed. */
  readonly decimals?: number
  /** Significant digits instead of decimals, for quantities that range over powers of ten. */
  readonly significant?: number
  readonly percent?: boolean
  /** Filled on the left with spaces as wide as a digit up to this many characters. */
  readonly width?: number
}

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, style: NumberStyle): Intl.NumberFormat {
  const key = `${language} ${style.decimals} ${style.significant} ${style.percent}`
  const existing = formats.get(key)
  if (existing) return existing
  const made = new Intl.NumberFormat(locales[language], {
    style: style.percent ? 'percent' : 'decimal',
    useGrouping: 'always' as never, // newer than the type library; Polish would leave 8000 ungrouped
    ...(style.decimals === undefined
      ? { maximumFractionDigits: style.percent ? 1 : 3 }
      : { minimumFractionDigits: style.decimals, maximumFractionDigits: style.decimals }),
    ...(style.significant === undefined
      ? {}
      : { minimumSignificantDigits: style.significant, maximumSignificantDigits: style.significant }),
  })
  formats.set(key, made)
  return made
}

/**
 * A number as the language writes it: `11 400.5` in English, `11 400,5` in Polish, thin spaces between
 * thousands, a real minus sign; `–` for what is not a finite number. `percent` takes 0…1.
 */
export function formatNumber(language: Language, value: number, style: NumberStyle = {}): string {
  const text = Number.isFinite(value)
    ? formatOf(language, style)
        .formatToParts(Object.is(value, -0) ? 0 : value)
        .map((part) => {
          if (part.type === 'group') return groupSpace
          if (part.type === 'minusSign') return minus
          if (part.type === 'literal') return '\u00a0'
          return part.value
        })
        .join('')
    : '–'
  return text.padStart(style.width ?? 0, figureSpace)
}
