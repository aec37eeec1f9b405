import * as Radix from '@radix-ui/react-toggle-group'
import { type ReactNode, useId } from 'react'
import styles from './Choice.module.css'

export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  /** In order; `text` is what is shown. */
  readonly options: readonly { readonly value: Value; readonly text: ReactNode }[]
  /** The label is read aloud only. */
  readonly hideLabel?: boolean
  readonly disabled?: boolean
  readonly onChange: (value: Value) => void
}

/** One of a few, all in view: a radio group that looks like one segmented button. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const labelId = useId()
  return (
    <div className={styles.choice}>
      <span id={labelId} className={props.hideLabel ? 'unseen' : styles.label}>
        {props.label}
      </span>
      <Radix.Root
        type="single"
        role="radiogroup"
        aria-labelledby={labelId}
        className={styles.group}
        value={props.value}
        disabled={props.disabled ?? false}
        // Radix reports an empty value when the chosen one is pressed again; one is always chosen here.
        onValueChange={(value: string) => value && props.onChange(value as Value)}
      >
        {props.options.map(({ value, text }) => (
          <Radix.Item key={value} value={value} className={styles.item}>
            {text}
          </Radix.Item>
        ))}
      </Radix.Root>
    </div>
  )
}
