import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'
import classes from './Field.module.css'

interface Around {
  label: string
  /** Keeps the label for screen readers only, where the place says enough. */
  hideLabel?: boolean
  hint?: string
  error?: string | undefined
}

/** A line of text with its label; an error stands below and is read out. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  icon,
  ...rest
}: Around & { icon?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const about = error || hint ? `${id}-about` : undefined
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={hideLabel ? 'ff-hidden' : classes.label}>
        {label}
      </label>
      <div className={classes.frame}>
        {icon && <span className={classes.before}>{icon}</span>}
        <input
          id={id}
          className={icon ? `${classes.control} ${classes.indented}` : classes.control}
          aria-invalid={error ? true : undefined}
          aria-describedby={about}
          {...rest}
        />
      </div>
      {about && (
        <p id={about} className={error ? classes.error : classes.hint}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

/** A choice from a list, as the browser itself shows it. */
export function SelectField<V extends string>({
  label,
  hideLabel,
  value,
  options,
  onChoose,
  ...rest
}: Omit<Around, 'hint' | 'error'> & {
  value: V
  options: readonly { value: V; label: string }[]
  onChoose: (value: V) => void
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'>) {
  const id = useId()
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={hideLabel ? 'ff-hidden' : classes.label}>
        {label}
      </label>
      <select
        id={id}
        className={`${classes.control} ${classes.select}`}
        value={value}
        onChange={(event) => {
          const chosen = options.find((it) => it.value === event.currentTarget.value)
          if (chosen) onChoose(chosen.value)
        }}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
