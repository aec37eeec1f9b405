/** The sign of the book: wide, narrow, wide again. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <path d="M3 4 14 12.5v7L3 28z" fill="var(--encoder)" />
      <path d="M29 4 18 12.5v7L29 28z" fill="var(--decoder)" />
      <path d="M14.75 11.5h2.5v9h-2.5z" fill="var(--code)" />
    </svg>
  )
}
