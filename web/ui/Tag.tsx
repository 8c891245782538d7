import type { ReactNode } from 'react'
import classes from './Tag.module.css'

/** A word or two in a frame. `tone` gives it a colour; the text must say it too. */
export function Tag({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'accent' | 'time' | 'bad'
  children: ReactNode
}) {
  return <span className={`${classes.tag} ${classes[tone]}`}>{children}</span>
}
