import { useEffect, useState } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { fieldWords } from '../i18n/words/fields.ts'
import { panelWords } from '../i18n/words/panels.ts'
import type { WidthsField } from '../models/field.ts'
import { Button } from '../ui/Button.tsx'
import { Slider } from '../ui/Slider.tsx'
import styles from './SettingsForm.module.css'

interface LayersFieldProps {
  /** Name of the last layer, which is the code. */
  readonly label: string
  readonly field: WidthsField
  readonly value: readonly number[]
  readonly onChange: (value: readonly number[]) => void
}

/** Widths of the encoder's layers: a slider each, by powers of two; acts when a thumb is let go. */
export function LayersField({ label, field, value, onChange }: LayersFieldProps) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const say = useWords(fieldWords)
  const sayPanel = useWords(panelWords)
  const number = useNumbers()
  const code = draft.length - 1
  return (
    <>
      {draft.map((width, layer) => {
        const changed = (next: number) => draft.map((old, i) => (i === layer ? next : old))
        return (
          <Slider
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
            key={layer}
            label={layer === code ? label : say('hiddenLayer', { number: layer + 1 })}
            value={width}
            min={field.min}
            max={field.max}
            stops={powersOfTwo(field.min, field.max)}
            text={number(width)}
            colour={layer === code ? 'var(--code)' : 'var(--encoder)'}
            onChange={(next) => setDraft(changed(next))}
            onCommit={(next) => onChange(changed(next))}
          />
        )
      })}
      {field.maxLayers > 1 && (
        <div className={styles.layers}>
          <Button
            disabled={value.length >= field.maxLayers}
            onClick={() => onChange([...value, value[code]!])}
          >
            {sayPanel('addLayer')}
          </Button>
          <Button disabled={value.length === 1} onClick={() => onChange(value.slice(0, -1))}>
            {sayPanel('removeLayer')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Both ends and the powers of two between them. */
export function powersOfTwo(min: number, max: number): number[] {
  const stops = [min]
  for (let power = 1; power < max; power *= 2) if (power > min) stops.push(power)
  if (max > min) stops.push(max)
  return stops
}
