import type { ReactNode } from 'react'
import classes from './Waiting.module.css'

/** A grey block where something will be; hidden from screen readers, which `Waiting` tells in words. */
export function Bone({ height, width = '100%' }: { height: number; width?: number | string }) {
  return <span className={classes.bone} style={{ height, width }} aria-hidden="true" />
}

/** Says in words that something is on its way, with the shape that it will have. */
export function Waiting({ what, children }: { what: string; children?: ReactNode }) {
  return (
    <div role="status" aria-label={what} className={classes.waiting}>
      {children}
    </div>
  )
}
