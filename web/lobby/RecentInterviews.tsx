import { Link } from 'wouter'
import type { InterviewSummary } from '../../server/interview/api.ts'
import { useInterviews } from '../api/interviews.ts'
import { Button } from '../ui/Button.tsx'
import { ago, recommendationText, scoreText } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { Upload } from '../upload/Upload.tsx'
import classes from './RecentInterviews.module.css'

const SHOWN = 3

/** The last few interviews with the way back into them, and the upload. As high while loading as when it is there. */
export function RecentInterviews() {
  const interviews = useInterviews()
  return (
    <section aria-labelledby="recent" className={classes.recent}>
      <Upload>
        <div className={classes.head}>
          <h2 id="recent">Recent interviews</h2>
          {(interviews.data?.length ?? 0) > SHOWN && (
            <Link href="/history">All {interviews.data?.length}</Link>
          )}
        </div>
      </Upload>
      {interviews.isPending && (
        <Waiting what="Loading interviews">
          <div className={classes.list}>
            <Bone height={76} />
            <Bone height={76} />
            <Bone height={76} />
          </div>
        </Waiting>
      )}
      {interviews.isError && (
        <div className={classes.empty} role="alert">
          <span>Your interviews could not be loaded. {interviews.error.message}</span>
          <Button look="default" size="small" onClick={() => interviews.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {interviews.data?.length === 0 && (
        <p className={classes.empty}>None yet. Start one below, or drop an interview file here.</p>
      )}
      {interviews.data && interviews.data.length > 0 && (
        <ul className={classes.list}>
          {unfinishedFirst(interviews.data).map((it) => (
            <li key={it.id}>
              <RecentCard interview={it} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What is going on comes first: somebody may be waiting in it. */
function unfinishedFirst(interviews: readonly InterviewSummary[]): InterviewSummary[] {
  const on = (it: InterviewSummary) => it.status === 'running' || it.status === 'paused'
  return [...interviews.filter(on), ...interviews.filter((it) => !on(it))].slice(0, SHOWN)
}

function RecentCard({ interview }: { interview: InterviewSummary }) {
  const ended = interview.status === 'ended'
  const when = ago(interview.endedAt ?? interview.startedAt ?? interview.createdAt, Date.now())
  const act = ended ? 'Open report' : interview.status === 'waiting' ? 'Enter room' : 'Resume'
  return (
    <Link
      href={ended ? `/interviews/${interview.id}/report` : `/interviews/${interview.id}`}
      className={classes.card}
    >
      <span className={classes.title}>{interview.question.title}</span>
      <span className={classes.line}>
        {!ended && <Tag tone="time">{statusText[interview.status]}</Tag>}
        {ended && interview.score !== null && (
          <span className={classes.score}>
            {scoreText(interview.score)} of 4
            {interview.recommendation && ` · ${recommendationText(interview.recommendation)}`}
          </span>
        )}
        <span className={classes.when}>{when}</span>
        <span className={classes.act}>{act}</span>
      </span>
    </Link>
  )
}

/** What people are told of an interview's state. */
export const statusText: Record<InterviewSummary['status'], string> = {
  waiting: 'Not started',
  running: 'Running',
  paused: 'Paused',
  ended: 'Ended',
}
