import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { FaultOfFile } from '../../server/interview/api.ts'
import classes from './Write.module.css'

/** What is wrong with the file, each with the way to its line; or that nothing is. */
export function Faults({
  faults,
  checking,
  onGo,
}: {
  faults: readonly FaultOfFile[] | null
  checking: boolean
  onGo: (line: number) => void
}) {
  if (faults === null)
    return (
      <p role="status" className={classes.checking}>
        {checking ? 'Checking …' : 'Not checked yet.'}
      </p>
    )
  if (faults.length === 0)
    return (
      <p role="status" className={classes.good}>
        <IconCircleCheck size={18} aria-hidden /> Nothing is wrong; it can be played.
      </p>
    )
  return (
    <div className={classes.faults}>
      <p role="status">
        <IconAlertTriangle size={18} aria-hidden />{' '}
        {faults.length === 1 ? '1 fault' : `${faults.length} faults`}
      </p>
      <ul>
        {faults.map(({ line, field, says }) => (
          <li key={`${line} ${field} ${says}`}>
            <button type="button" onClick={() => onGo(line)}>
              Line {line}
              {field && <code>{field}</code>}
            </button>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
