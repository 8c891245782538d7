import { type ReactNode, useId } from 'react'
import type { FaultOfFile } from '../../server/interview/api.ts'
import { TextField } from '../ui/Field.tsx'
import { commaList, fieldOf, type Path, textAt, textsAt } from './draft.ts'
import classes from './Write.module.css'

/** What the fields of the form work on. */
export interface Editing {
  content: unknown
  faults: readonly FaultOfFile[]
  set: (path: Path, value: unknown) => void
  add: (path: Path, entry: unknown) => void
  remove: (path: Path, index: number) => void
}

/** What the server says of a place or of anything inside it. */
export const faultAt = (faults: readonly FaultOfFile[], path: Path): string | undefined => {
  const field = fieldOf(path)
  return faults.find(
    (it) => it.field === field || it.field.startsWith(`${field}[`) || it.field.startsWith(`${field}.`),
  )?.says
}

interface At {
  editing: Editing
  path: Path
  label: string
  hint?: string
}

/** A line of text at a place in the file. */
export function LineField({ editing, path, label, hint, number = false }: At & { number?: boolean }) {
  const { content, faults, set } = editing
  return (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      inputMode={number ? 'numeric' : 'text'}
      value={textAt(content, path)}
      error={faultAt(faults, path)}
      onChange={(event) => {
        const { value } = event.currentTarget
        set(path, number && /^\d+$/.test(value) ? Number(value) : value)
      }}
    />
  )
}

/** Several words or phrases in one line, separated by commas. */
export function CommaField({ editing, path, label, hint }: At) {
  const { content, faults, set } = editing
  const id = useId()
  const error = faultAt(faults, path)
  const stands = textsAt(content, path).join(', ')
  return (
    <div className={classes.area}>
      <label htmlFor={id}>{label}</label>
      <input
        // A new key takes over what was changed elsewhere; while one types, the commas stay as typed.
        key={stands}
        id={id}
        defaultValue={stands}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-about`}
        onBlur={(event) => {
          const next = commaList(event.currentTarget.value)
          if (next.join(', ') !== stands) set(path, next)
        }}
      />
      <p id={`${id}-about`} className={error ? classes.error : classes.hint}>
        {error ?? hint ?? 'Separated by commas.'}
      </p>
    </div>
  )
}

/** A longer text. `read` and `write` are for texts that stand for something else, such as rules. */
export function TextArea({
  editing,
  path,
  label,
  hint,
  rows = 3,
  read = (content) => textAt(content, path),
  write = (text) => text,
}: At & {
  rows?: number
  read?: (content: unknown) => string
  write?: (text: string) => unknown
}) {
  const { content, faults, set } = editing
  const id = useId()
  const error = faultAt(faults, path)
  const stands = read(content)
  const exact = write('a\nb') === 'a\nb'
  return (
    <div className={classes.area}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        {...(exact
          ? { value: stands, onChange: (event) => set(path, event.currentTarget.value) }
          : {
              key: stands,
              defaultValue: stands,
              onBlur: (event) => {
                if (event.currentTarget.value !== stands) set(path, write(event.currentTarget.value))
              },
            })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-about` : undefined}
      />
      {(error || hint) && (
        <p id={`${id}-about`} className={error ? classes.error : classes.hint}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

/** A choice at a place in the file. */
export function ChoiceField({
  editing: { content, faults, set },
  path,
  label,
  options,
}: At & { options: readonly string[] }) {
  const id = useId()
  const value = textAt(content, path)
  const error = faultAt(faults, path)
  return (
    <div className={classes.area}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-about` : undefined}
        onChange={(event) => set(path, event.currentTarget.value)}
      >
        {!options.includes(value) && <option value={value}>{value || 'choose'}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-about`} className={classes.error}>
          {error}
        </p>
      )}
    </div>
  )
}

/** A part of the form that can be folded. */
export function Group({
  title,
  children,
  open = false,
}: {
  title: string
  children: ReactNode
  open?: boolean
}) {
  return (
    <details className={classes.group} open={open}>
      <summary>{title}</summary>
      <div className={classes.groupBody}>{children}</div>
    </details>
  )
}
