import { type ReactNode, useId } from 'react'
import styles from './Toggle.module.css'

export interface ToggleProps {
  readonly label: ReactNode
  readonly checked: boolean
  /** A short remark under the label. */
  readonly hint?: ReactNode
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
}

/** On or off, at once. */
export function Toggle({ label, checked, hint, disabled, onChange }: ToggleProps) {
  const hintId = useId()
  return (
    <div>
      <label className={styles.toggle}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className={styles.input}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={styles.track} aria-hidden="true" />
        {label}
      </label>
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}
