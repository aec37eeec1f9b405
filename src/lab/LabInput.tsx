import { useMemo } from 'react'
import { useWords } from '../i18n/language.tsx'
import type { WritableCell } from '../panels/cell.ts'
import { DigitPicker } from '../panels/DigitPicker.tsx'
import { DrawPad } from '../panels/DrawPad.tsx'
import type { Drawing } from '../panels/mnist-form.ts'
import { SettingsForm } from '../panels/SettingsForm.tsx'
import type { Pictures } from '../protocol/worker-api.ts'
import type { InputCells, LabInputs } from './input-cells.ts'
import styles from './Lab.module.css'
import { OneAndStrip } from './OneAndStrip.tsx'
import type { ClassNames } from './own-sets.ts'
import { type LabSettings, labFields } from './settings.ts'
import { labWords } from './words.ts'

const { damage, level } = labFields
const fields = {
  damage,
  level: { ...level, when: { field: 'damage', oneOf: damage.options.filter((kind) => kind !== 'none') } },
}

interface LabInputProps {
  readonly inputs: LabInputs & { readonly drawing: WritableCell<Drawing> }
  readonly cells: InputCells
  readonly pictures: Pictures | undefined
  /** Whether images are as large as a drawing. */
  readonly drawable: boolean
  readonly settings: LabSettings
  readonly classNames: ClassNames | 'digits' | undefined
  readonly onChange: (changes: Partial<LabSettings>) => void
}

/** One drawing or digit, and one damage, for all lanes. */
export function LabInput(props: LabInputProps) {
  const { inputs, cells, pictures, drawable, settings, classNames, onChange } = props
  const say = useWords(labWords)
  const choices = useMemo(
    () =>
      drawable
        ? pictures
        : // Without classes, ten at a time in their order.
          pictures && { images: pictures.images, labels: pictures.labels.map((_, i) => i % 10) },
    [drawable, pictures],
  )
  return (
    <section
      className={drawable ? styles.input : `${styles.input} ${styles.padless}`}
      aria-label={say('input')}
    >
      {drawable && (
        <div className={styles.pad}>
          <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        </div>
      )}
      <div className={styles.seen}>
        <span className={styles.label}>{say('seen')}</span>
        <OneAndStrip
          one={{ source: cells.x, label: say('seen') }}
          strip={{ source: cells.strip, label: say('stripSeen') }}
        />
      </div>
      <div className={styles.choose}>
        <DigitPicker
          pictures={choices}
          {...(classNames === 'digits' ? {} : { label: say('pickPicture') })}
          classNames={classNames ?? 'none'}
          picked={settings.example - 1}
          onPick={(row) => {
            inputs.drawing.set([])
            onChange({ example: row + 1 })
          }}
        />
        <SettingsForm
          fields={fields}
          settings={settings}
          onChange={(name, value) => onChange({ [name]: value })}
        />
      </div>
    </section>
  )
}
