/**
 * Fields describe what a learner may set. From one description come the settings form, the check of
 * a link, the default run and the TypeScript type of the settings. Plain data: both threads import it.
 */

/** Named so that each language can print it its own way; `count` and `none` print nothing. */
export type Unit = 'none' | 'count' | 'percent' | 'pixels' | 'steps' | 'nats'

interface FieldBase {
  /** true: acts on a running model at once; false: needs a restart, and the form says so. */
  readonly live: boolean
  /** Folded under "advanced" in forms. */
  readonly advanced?: boolean
  /** Shown, and used, only while another field of the same family has one of these values. */
  readonly when?: { readonly field: string; readonly oneOf: readonly (string | boolean)[] }
}

export interface NumberField extends FieldBase {
  readonly kind: 'number'
  readonly default: number
  readonly min: number
  readonly max: number
  /** Slider granularity. With `scale: 'log'` it is ignored by the slider and only rounds nothing. */
  readonly step: number
  readonly integer?: boolean
  readonly scale?: 'linear' | 'log'
  readonly unit: Unit
}

export interface ChoiceField<Option extends string = string> extends FieldBase {
  readonly kind: 'choice'
  readonly default: Option
  readonly options: readonly Option[]
}

export interface FlagField extends FieldBase {
  readonly kind: 'flag'
  readonly default: boolean
}

/** Widths of consecutive layers, such as 128-64-32. */
export interface WidthsField extends FieldBase {
  readonly kind: 'widths'
  readonly default: readonly number[]
  readonly min: number
  readonly max: number
  readonly maxLayers: number
}

/** A line of the learner's own words, which the figure reads and draws itself. */
export interface TextField extends FieldBase {
  readonly kind: 'text'
  readonly default: string
  /** Characters. */
  readonly max: number
  /** What all of it must look like; default anything. */
  readonly pattern?: RegExp
}

export type Field = NumberField | ChoiceField | FlagField | WidthsField | TextField
export type Fields = Readonly<Record<string, Field>>
export type FieldValue = number | string | boolean | readonly number[]
/** Settings whose family is not known statically; `readSettings` turns them into typed ones. */
export type AnySettings = Readonly<Record<string, FieldValue>>

type ValueOf<F extends Field> = F extends NumberField
  ? number
  : F extends ChoiceField<infer Option>
    ? Option
    : F extends FlagField
      ? boolean
      : F extends TextField
        ? string
        : readonly number[]

/** The settings that a family's fields describe. */
export type SettingsOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

/** A choice with its options as literal types. */
export function choice<const Options extends readonly string[]>(
  options: Options,
  fallback: Options[number],
  rest: Omit<FieldBase, 'kind'>,
): ChoiceField<Options[number]> {
  return { kind: 'choice', options, default: fallback, ...rest }
}

/** Every field at its default. */
export function defaultsOf<F extends Fields>(fields: F): SettingsOf<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.default]),
  ) as SettingsOf<F>
}

/** Whether a field counts beside these settings; where they lack the one that it depends on, it does. */
export function isUsed({ when }: Field, settings: AnySettings): boolean {
  if (!when || !Object.hasOwn(settings, when.field)) return true
  return when.oneOf.includes(settings[when.field] as string | boolean)
}

/** Something that is wrong with one field; translated where it is shown. */
export interface FieldProblem {
  readonly field: string
  readonly expected: string
  readonly got: string
  /** There is no such field: `expected` names those that are. */
  readonly unknown?: true
}

/** `undefined` where `value` fits the field; else what was expected and what came. */
export function checkField(name: string, field: Field, value: unknown): FieldProblem | undefined {
  const got = Array.isArray(value) ? value.join('-') : String(value)
  const problem = (expected: string): FieldProblem => ({ field: name, expected, got })
  switch (field.kind) {
    case 'number': {
      // In no language: whole numbers are counted.
      const second = field.integer && field.min + 1 < field.max ? `, ${field.min + 1}` : ''
      const range = `${field.min}${second} … ${field.max}`
      const fits = typeof value === 'number' && value >= field.min && value <= field.max
      return fits && !(field.integer && !Number.isInteger(value)) ? undefined : problem(range)
    }
    case 'choice':
      return field.options.includes(value as string) ? undefined : problem(field.options.join(' | '))
    case 'flag':
      return typeof value === 'boolean' ? undefined : problem('true | false')
    case 'text':
      return typeof value === 'string' && value.length <= field.max && (field.pattern?.test(value) ?? true)
        ? undefined
        : problem([field.pattern?.source, `≤ ${field.max}`].filter(Boolean).join(', '))
    case 'widths': {
      // As links write it, how many, how large.
      const expected = `64-32 (1 … ${field.maxLayers} × ${field.min} … ${field.max})`
      if (!Array.isArray(value) || value.length < 1 || value.length > field.maxLayers)
        return problem(expected)
      const fits = value.every((w) => Number.isInteger(w) && w >= field.min && w <= field.max)
      return fits ? undefined : problem(expected)
    }
  }
}

/**
 * Checks every field; unknown names are problems too.
 * @returns settings with each bad or missing value replaced by its default, and the list of problems
 */
export function readSettings<F extends Fields>(
  fields: F,
  values: Readonly<Record<string, unknown>>,
): { settings: SettingsOf<F>; problems: FieldProblem[] } {
  const settings: Record<string, FieldValue> = { ...defaultsOf(fields) }
  const problems: FieldProblem[] = []
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined // no `constructor`, no `__proto__`
    if (!field) {
      problems.push({
        field: name,
        expected: Object.keys(fields).join(' | '),
        got: String(value),
        unknown: true,
      })
      continue
    }
    const problem = checkField(name, field, value)
    if (problem) problems.push(problem)
    else settings[name] = value as FieldValue
  }
  return { settings: settings as SettingsOf<F>, problems }
}
