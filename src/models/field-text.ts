/** Settings as text, as links and names of lanes hold them. */
import type { Field, FieldValue } from './field.ts'

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
