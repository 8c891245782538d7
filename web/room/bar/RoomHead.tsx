import type { InterviewSummary } from '../../../server/interview/api.ts'
import { InviteButton } from '../waiting/InviteButton.tsx'
import classes from './bar.module.css'
import { ConnectionStatus } from './ConnectionStatus.tsx'
import { People } from './People.tsx'

/** What stands in the page's bar while in a room: which interview, who is here, how the connection is. */
export function RoomHead({ summary }: { summary: InterviewSummary }) {
  return (
    <div className={classes.head}>
      <h1 className={classes.title} title={summary.question.title}>
        {summary.question.title}
      </h1>
      <span className={classes.level} title={`Graded for level ${summary.level}`}>
        {summary.level}
      </span>
      <div className={classes.right}>
        <ConnectionStatus />
        <People />
        {summary.owner && (
          <InviteButton interview={summary.id} scripted={summary.interviewer === 'scripted'} />
        )}
      </div>
    </div>
  )
}
