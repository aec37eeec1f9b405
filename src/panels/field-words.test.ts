import { expect, test } from 'vitest'
import { fieldWords } from '../i18n/words/fields.ts'
import { specs } from '../models/specs.ts'

test('every field and every option of every family has its words', () => {
  const known = Object.keys(fieldWords.en)
  for (const [family, spec] of Object.entries(specs))
    for (const [name, field] of Object.entries(spec.fields)) {
      expect(known, `${family}.${name}`).toContain(name)
      const options = field.kind === 'choice' ? field.options : []
      for (const option of options) expect(known, family).toContain(`${name}-${option}`)
    }
})
