import { type ReactNode, useEffect, useState } from 'react'
import { useLanguage, useNumbers, useWords } from '../i18n/language.tsx'
import { sayIn } from '../i18n/translator.ts'
import { fieldWords } from '../i18n/words/fields.ts'
import { panelWords } from '../i18n/words/panels.ts'
import type { Say } from '../i18n/words.ts'
import {
  type AnySettings,
  type Field,
  type Fields,
  type FieldValue,
  isUsed,
  type NumberField,
} from '../models/field.ts'
import { Choice } from '../ui/Choice.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Select } from '../ui/Select.tsx'
import { Slider } from '../ui/Slider.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import { LayersField, powersOfTwo } from './LayersField.tsx'
import styles from './SettingsForm.module.css'

interface SettingsFormProps {
  /** What can be set; a figure may narrow a family's fields, or leave some out. */
  readonly fields: Fields
  readonly settings: AnySettings
  /** `live` as the field says: false means that the run must start over with the new settings. */
  readonly onChange: (name: string, value: FieldValue, live: boolean) => void
}

/** A form for any family, from its description: what starts training over says so before it is touched. */
export function SettingsForm({ fields, settings, onChange }: SettingsFormProps) {
  const say = useWords(panelWords)
  const shown = Object.entries(fields).filter(([, field]) => field.kind !== 'text' && isUsed(field, settings))
  const group = (wanted: (field: Field) => boolean) => {
    const members = shown.filter(([, field]) => wanted(field))
    return members.length === 0
      ? undefined
      : members.map(([name, field]) => (
          <FieldControl
            key={name}
            name={name}
            field={field}
            value={settings[name] ?? field.default}
            onChange={(value) => onChange(name, value, field.live)}
          />
        ))
  }
  const both = (advanced: boolean) => (
    <>
      <Group title={say('settingsLive')}>{group((f) => f.live && !f.advanced === !advanced)}</Group>
      <Group title={say('settingsRestart')}>{group((f) => !f.live && !f.advanced === !advanced)}</Group>
    </>
  )
  return (
    <div className={styles.form}>
      <div className={styles.groups}>{both(false)}</div>
      {shown.some(([, field]) => field.advanced) && (
        <Fold title={say('settingsAdvanced')}>
          <div className={styles.groups}>{both(true)}</div>
        </Fold>
      )}
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  )
}

interface FieldControlProps {
  readonly name: string
  readonly field: Field
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

function FieldControl({ name, field, value, onChange }: FieldControlProps) {
  const say = useAnyFieldWords()
  const label = say(name)
  switch (field.kind) {
    case 'number':
      return <NumberControl label={label} field={field} value={value as number} onChange={onChange} />
    case 'choice': {
      const options = field.options.map((option) => ({ value: option, text: say(`${name}-${option}`) }))
      const props = { label, value: value as string, options, onChange }
      return options.length > 2 ? <Select {...props} /> : <Choice {...props} />
    }
    case 'text':
      return null // drawn by the figure that reads it
    case 'flag':
      return <Toggle label={label} checked={value as boolean} onChange={onChange} />
    case 'widths':
      return (
        <LayersField label={label} field={field} value={value as readonly number[]} onChange={onChange} />
      )
  }
}

/** A live number acts while it is dragged; one that restarts acts when it is let go. */
function NumberControl(props: {
  label: string
  field: NumberField
  value: number
  onChange: (value: number) => void
}) {
  const { label, field, value, onChange } = props
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const number = useNumbers()
  const say = useAnyFieldWords()
  const shown = field.unit === 'percent' ? draft * 100 : draft
  const text = number(shown, field.integer ? {} : { significant: 2 })
  const stops = field.integer && field.scale === 'log' ? powersOfTwo(field.min, field.max) : undefined
  return (
    <Slider
      label={label}
      value={draft}
      min={field.min}
      max={field.max}
      scale={field.scale ?? 'linear'}
      {...(field.scale === 'log' ? {} : { step: field.step })}
      {...(stops ? { stops } : {})}
      text={field.unit === 'none' || field.unit === 'count' ? text : say(`unit-${field.unit}`, text)}
      onChange={(next) => {
        setDraft(next)
        if (field.live) onChange(next)
      }}
      onCommit={(next) => {
        if (!field.live) onChange(next)
      }}
    />
  )
}

/** Field names come from specs, which the compiler cannot match with words; a test does. */
export function useAnyFieldWords(): (key: string, value?: string) => string {
  const language = useLanguage()
  const say = sayIn(fieldWords, language) as unknown as Say<Record<string, '{{value}}'>>
  return (key, value = '') => say(key, { value } as never)
}
