/** Settings as part of an address, such as `train.widths=64-32&train.loss=mse`. Pure functions. */
import {
  defaultsOf,
  type Field,
  type FieldProblem,
  type Fields,
  type FieldValue,
  readSettings,
  type SettingsOf,
} from '../models/field.ts'

const numberPattern = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** One value as text. */
export function encodeValue(value: FieldValue): string {
  return Array.isArray(value) ? value.join('-') : String(value)
}

/** Text as the field's kind of value; what does not look like one stays text, for the check to refuse. */
export function decodeValue(field: Field, text: string): unknown {
  const number = (part: string) => (numberPattern.test(part) ? Number(part) : part)
  switch (field.kind) {
    case 'number':
      return number(text)
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'widths':
      return text.split('-').map(number)
    case 'choice':
    case 'text':
      return text
  }
}

/** What an address says about one figure; `problems` names what it said wrongly. */
export interface AddressSettings<F extends Fields> {
  readonly settings: SettingsOf<F>
  readonly problems: readonly FieldProblem[]
}

/**
 * Reads one figure's settings from a query string (with or without `?`). Missing and wrong values take their
 * defaults; of a repeated key the first counts. Never throws.
 */
export function decodeSettings<F extends Fields>(
  search: string,
  figure: string,
  fields: F,
): AddressSettings<F> {
  const values = new Map<string, unknown>()
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${figure}.`)) continue
    const name = key.slice(figure.length + 1)
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!values.has(name)) values.set(name, field ? decodeValue(field, text) : text)
  }
  return readSettings(fields, Object.fromEntries(values))
}

/**
 * The query string `search` with one figure's part replaced: what differs from the defaults, in the order of
 * the fields, after everything that belongs to others. Without `?`; empty when nothing is left.
 */
export function encodeSettings<F extends Fields>(
  search: string,
  figure: string,
  fields: F,
  settings: SettingsOf<F>,
): string {
  const kept = [...new URLSearchParams(search)].filter(([key]) => !key.startsWith(`${figure}.`))
  const defaults: Readonly<Record<string, FieldValue>> = defaultsOf(fields)
  const values: Readonly<Record<string, FieldValue>> = settings
  const own = Object.keys(fields).flatMap((name) => {
    const text = encodeValue(values[name]!)
    return text === encodeValue(defaults[name]!) ? [] : [[`${figure}.${name}`, text]]
  })
  return new URLSearchParams([...kept, ...own]).toString()
}
