import { type ReactNode, useId } from 'react'
import classes from './Choice.module.css'

export interface Option<V extends string> {
  value: V
  label: string
  /** A line below the label; with it the options stand one below the other. */
  about?: ReactNode
}

/** One of a few, all in sight: radio buttons, so arrows move the choice. */
export function Choice<V extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string
  value: V
  options: readonly Option<V>[]
  onChoose: (value: V) => void
}) {
  const name = useId()
  const rows = options.some((option) => option.about !== undefined)
  return (
    <fieldset>
      <legend className={classes.legend}>{label}</legend>
      <div className={rows ? classes.rows : classes.segments}>
        {options.map((option) => (
          <label key={option.value} className={rows ? classes.row : classes.segment}>
            <input
              type="radio"
              name={name}
              className={classes.input}
              checked={option.value === value}
              aria-label={option.label}
              aria-describedby={option.about === undefined ? undefined : `${name}-${option.value}`}
              onChange={() => onChoose(option.value)}
            />
            <span className={classes.title}>{option.label}</span>
            {option.about !== undefined && (
              <span id={`${name}-${option.value}`} className={classes.about}>
                {option.about}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
