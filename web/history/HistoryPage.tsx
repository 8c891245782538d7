import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { InterviewSummary } from '../../server/interview/api.ts'
import { useInterviews } from '../api/interviews.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { dateTime, recommendationText, scoreText, speaksFor } from '../ui/format.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemPanel } from '../ui/Problem.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { Upload } from '../upload/Upload.tsx'
import classes from './HistoryPage.module.css'
import { arrange, type Order, type Shown, whenOf } from './order.ts'

const orders: { value: Order; label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'best', label: 'Best score first' },
  { value: 'worst', label: 'Lowest score first' },
]
const choices: { value: Shown; label: string }[] = [
  { value: 'all', label: 'All interviews' },
  { value: 'ended', label: 'With a report' },
  { value: 'open', label: 'Not ended yet' },
  { value: 'imported', label: 'Uploaded' },
]
const statusText = { waiting: 'Not started', running: 'Running', paused: 'Paused', ended: 'Ended' } as const

/** `/history`: every interview that one has a seat in. */
export function HistoryPage() {
  const interviews = useInterviews()
  return (
    <Page title="History">
      <Upload>
        <h1>History</h1>
      </Upload>
      {interviews.isPending && (
        <Waiting what="Loading interviews">
          <div className={classes.bones}>
            {[0, 1, 2, 3, 4].map((it) => (
              <Bone key={it} height={64} />
            ))}
          </div>
        </Waiting>
      )}
      {interviews.error && (
        <ProblemPanel
          title="Your interviews could not be loaded"
          error={interviews.error}
          retry={() => interviews.refetch()}
        />
      )}
      {interviews.data?.length === 0 && (
        <div className={classes.empty}>
          <p>No interview yet. Hold one, or drop an interview file here.</p>
          <ButtonLink href="/">Choose a question</ButtonLink>
        </div>
      )}
      {interviews.data && interviews.data.length > 0 && <List interviews={interviews.data} />}
    </Page>
  )
}

function List({ interviews }: { interviews: readonly InterviewSummary[] }) {
  const [wanted, setWanted] = useState({ search: '', shown: 'all' as Shown, order: 'newest' as Order })
  const shown = arrange(interviews, wanted)
  const all = interviews.length === 1 ? '1 interview' : `${interviews.length} interviews`
  return (
    <>
      <div className={classes.filters}>
        <TextField
          label="Search interviews"
          hideLabel
          type="search"
          placeholder="Search by question, level, result …"
          icon={<IconSearch size={17} aria-hidden />}
          value={wanted.search}
          onChange={(event) => setWanted({ ...wanted, search: event.currentTarget.value })}
        />
        <SelectField
          label="Which interviews"
          hideLabel
          value={wanted.shown}
          options={choices}
          onChoose={(shown) => setWanted({ ...wanted, shown })}
        />
        <SelectField
          label="Order"
          hideLabel
          value={wanted.order}
          options={orders}
          onChoose={(order) => setWanted({ ...wanted, order })}
        />
      </div>
      <p className={classes.count} role="status">
        {shown.length === interviews.length ? all : `${shown.length} of ${all}`}
      </p>
      {shown.length === 0 && (
        <div className={classes.empty}>
          <p>None fits.</p>
          <Button look="default" onClick={() => setWanted({ ...wanted, search: '', shown: 'all' })}>
            Show all
          </Button>
        </div>
      )}
      <ul className={classes.list}>
        {shown.map((it) => (
          <li key={it.id}>
            <Line interview={it} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Line({ interview }: { interview: InterviewSummary }) {
  const ended = interview.status === 'ended'
  return (
    <Link
      href={ended ? `/interviews/${interview.id}/report` : `/interviews/${interview.id}`}
      className={classes.line}
    >
      <span className={classes.score} data-none={interview.score === null || undefined}>
        {scoreText(interview.score)}
        <span className="ff-hidden"> of 4</span>
      </span>
      <span className={classes.what}>
        <span className={classes.title}>{interview.question.title}</span>
        <span className={classes.about}>
          {interview.level} · {interview.role}
          {interview.interviewer === 'scripted' && !interview.imported && ' · built-in interviewer'} ·{' '}
          {dateTime(whenOf(interview))}
        </span>
      </span>
      <span className={classes.tags}>
        {interview.imported && <Tag>Uploaded</Tag>}
        {!ended && <Tag tone="time">{statusText[interview.status]}</Tag>}
        {interview.recommendation && (
          <Tag tone={speaksFor(interview.recommendation) ? 'accent' : 'bad'}>
            {recommendationText(interview.recommendation)}
          </Tag>
        )}
      </span>
      <span className={classes.act}>{ended ? 'Report' : 'Room'}</span>
    </Link>
  )
}
