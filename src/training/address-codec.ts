/** Settings as part of an address, such as `train.widths=64-32&train.loss=mse`. Pure functions. */
import {
  defaultsOf,
  type FieldProblem,
  type Fields,
  type FieldValue,
  readSettings,
  type SettingsOf,
} from '../models/field.ts'
import { decodeValue, encodeValue } from '../models/field-text.ts'

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
