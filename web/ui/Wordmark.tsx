import classes from './Wordmark.module.css'

/** The mark: 45 minutes of a clock's round, its hand at 45 degrees. Decoration; the name stands beside it. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className={classes.mark}>
      <path d="M12 3.25A8.75 8.75 0 1 1 3.25 12" className={classes.ring} />
      <path d="M12 12 5.8 5.8" className={classes.hand} />
    </svg>
  )
}

/** Mark and name. */
export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <Mark />
      <span>fortyfive</span>
    </span>
  )
}
