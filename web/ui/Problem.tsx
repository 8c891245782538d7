import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { RequestError } from '../api/client.ts'
import { Button } from './Button.tsx'
import classes from './Problem.module.css'

/** What to tell people about an error: its message if it is meant for them. */
export const messageOf = (error: unknown): string =>
  error instanceof RequestError
    ? error.message
    : 'Something went wrong in this page. Reload it and try again.'

/** An error beside what caused it: says what happened, keeps everything else in place. */
export function ProblemNote({ error, children }: { error: unknown; children?: ReactNode }) {
  const places = error instanceof RequestError ? error.places : []
  return (
    <div role="alert" className={classes.note}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div>
        <p>{messageOf(error)}</p>
        {places.length > 0 && (
          <ul className={classes.places}>
            {places.slice(0, 12).map((place) => (
              <li key={place}>{place}</li>
            ))}
            {places.length > 12 && <li>and {places.length - 12} more</li>}
          </ul>
        )}
        {children}
      </div>
    </div>
  )
}

/** An error in place of a whole part of a page, with a way on: try again, or the links given. */
export function ProblemPanel({
  title,
  error,
  retry,
  children,
}: {
  title: string
  error?: unknown
  retry?: (() => void) | undefined
  children?: ReactNode
}) {
  return (
    <div role="alert" className={classes.panel}>
      <IconAlertTriangle size={28} className={classes.icon} aria-hidden />
      <h2>{title}</h2>
      {error !== undefined && <p>{messageOf(error)}</p>}
      <div className={classes.ways}>
        {retry && <Button onClick={retry}>Try again</Button>}
        {children}
      </div>
    </div>
  )
}
