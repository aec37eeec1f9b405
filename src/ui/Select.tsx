import styles from './Select.module.css'

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly hideLabel?: boolean
  readonly disabled?: boolean
  readonly onChange: (value: Value) => void
}

/** One of many: the browser's own list, which every device knows how to show. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  return (
    <label className={styles.select}>
      <span className={props.hideLabel ? 'unseen' : styles.label}>{props.label}</span>
      <select
        className={styles.field}
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.value as Value)}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
