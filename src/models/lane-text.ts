/**
 * Lanes as one line of text, such as `autoencoder*widths_64-32**pca*components_32`: what differs from the defaults, in
 * letters that a link keeps as they are.
 */
import { type AnySettings, defaultsOf, type FieldProblem, readSettings } from './field.ts'
import { decodeValue, encodeValue } from './field-text.ts'
import { type FamilyName, type LaneSpec, specOf, specs } from './specs.ts'

const betweenLanes = '**'
const betweenFields = '*'
const betweenNameAndValue = '_'

const isFamily = (name: string): name is FamilyName => Object.hasOwn(specs, name)

export function lanesToText(lanes: readonly LaneSpec[]): string {
  return lanes
    .map(({ family, settings }) => {
      const { fields } = specOf(family)
      const own = Object.entries(fields).flatMap(([name, field]) => {
        const text = encodeValue(settings[name] ?? field.default)
        return text === encodeValue(field.default) ? [] : [`${name}${betweenNameAndValue}${text}`]
      })
      return [family, ...own].join(betweenFields)
    })
    .join(betweenLanes)
}

/**
 * Never throws: a family that does not exist is left out, a wrong setting takes its default; both are named.
 * @param most lanes beyond so many are left out
 */
export function lanesFromText(
  text: string,
  most: number,
): { readonly lanes: readonly LaneSpec[]; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const parts = text === '' ? [] : text.split(betweenLanes)
  if (parts.length > most) {
    problems.push({ field: 'lanes', expected: `1 … ${most}`, got: String(parts.length) })
  }
  const lanes = parts.slice(0, most).flatMap((part): LaneSpec[] => {
    const [family = '', ...pairs] = part.split(betweenFields)
    if (!isFamily(family)) {
      problems.push({ field: 'family', expected: Object.keys(specs).join(' | '), got: family })
      return []
    }
    const { fields } = specOf(family)
    const values = pairs.map((pair) => {
      const at = pair.indexOf(betweenNameAndValue)
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return [name, field ? decodeValue(field, value) : value] as const
    })
    const read = readSettings(fields, Object.fromEntries(values))
    problems.push(...read.problems)
    return [{ family, settings: read.settings as AnySettings }]
  })
  return { lanes, problems }
}

/** A family with every setting at its default. */
export const defaultLane = (family: FamilyName): LaneSpec => ({
  family,
  settings: defaultsOf(specOf(family).fields),
})
