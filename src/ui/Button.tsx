import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface Look {
  /** `primary`: the one thing to do here. `quiet`: no frame until pointed at. */
  readonly look?: 'plain' | 'primary' | 'quiet'
}

/** For a link that looks like a button. */
export function buttonClass(look: NonNullable<Look['look']> = 'plain'): string {
  return `${styles.button} ${styles[look]}`
}

/** A button with words. */
export function Button({ look = 'plain', className = '', ...rest }: ComponentProps<'button'> & Look) {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...rest} />
}

/** A square button with a picture; `label` is its name and its hint. */
export function IconButton({
  label,
  look = 'quiet',
  className = '',
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & Look & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${styles.button} ${styles.icon} ${styles[look]} ${className}`}
      {...rest}
    />
  )
}
