import { IconCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { QuestionSummary } from '../../server/interview/question.ts'
import type { StudyStop } from '../../server/interview/shared.ts'
import { useProgress, useStudyPath } from '../api/bank.ts'
import { useQuestions } from '../api/questions.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNote, ProblemPanel } from '../ui/Problem.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import classes from './StudyPathPage.module.css'
import { useStart } from './use-start.ts'

/** `/study-path`: the whole bank in an order, by the days of a course, with what is done. */
export function StudyPathPage() {
  const path = useStudyPath()
  const questions = useQuestions()
  const done = new Set(useProgress().data?.done.map((it) => it.question))
  const { start, starting, error } = useStart()
  const failed = path.error ?? questions.error
  const known = new Map(questions.data?.map((it) => [it.id, it]))
  const stops = path.data?.stops ?? []
  const all = stops.flatMap((stop) => [...stop.drills, ...stop.questions])
  const count = all.filter((id) => done.has(id)).length
  return (
    <Page title="Study path">
      <header className={classes.head}>
        <h1>Study path</h1>
        <p>
          Eighteen days from the difference between a script and a production system to a full mock interview.
          Go at your own pace: a day is an evening of two hours.
        </p>
        {all.length > 0 && (
          <p className={classes.progress}>
            <progress value={count} max={all.length} aria-label="Done of the path" />
            {count} of {all.length} done
          </p>
        )}
      </header>
      {error && <ProblemNote error={error} />}
      {failed && (
        <ProblemPanel
          title="The study path could not be loaded"
          error={failed}
          retry={() => {
            path.refetch()
            questions.refetch()
          }}
        />
      )}
      {!failed && (path.isPending || questions.isPending) && (
        <Waiting what="Loading the study path">
          <Bone height={220} />
          <Bone height={220} />
        </Waiting>
      )}
      {!failed && questions.data && (
        <ol className={classes.stops}>
          {stops.map((stop) => (
            <Stop
              key={stop.days.join()}
              stop={stop}
              known={known}
              done={done}
              starting={starting}
              onStart={start}
            />
          ))}
        </ol>
      )}
    </Page>
  )
}

const daysText = (days: readonly number[]): string =>
  days.length === 1 ? `Day ${days[0]}` : `Days ${days[0]} to ${days.at(-1)}`

function Stop({
  stop,
  known,
  done,
  starting,
  onStart,
}: {
  stop: StudyStop
  known: ReadonlyMap<string, QuestionSummary>
  done: ReadonlySet<string>
  starting: string | null
  onStart: (question: QuestionSummary) => void
}) {
  const items = [...stop.drills, ...stop.questions].flatMap((id) => known.get(id) ?? [])
  const finished = items.length > 0 && items.every((it) => done.has(it.id))
  return (
    <li className={classes.stop} data-done={finished || undefined}>
      <p className={classes.days}>{daysText(stop.days)}</p>
      <div className={classes.body}>
        <h2>{stop.theme}</h2>
        <p>{stop.why}</p>
        <dl className={classes.tasks}>
          <div>
            <dt>Build</dt>
            <dd>{stop.handsOn}</dd>
          </div>
          <div>
            <dt>Think</dt>
            <dd>{stop.think}</dd>
          </div>
        </dl>
        <ul className={classes.items}>
          {items.map((it) => (
            <li key={it.id} data-done={done.has(it.id) || undefined}>
              <span className={classes.mark}>
                {done.has(it.id) && <IconCheck size={15} aria-label="Done" role="img" />}
              </span>
              <Link href={`/bank/${it.id}`}>{it.title}</Link>
              <span className={classes.minutes}>
                {it.kind === 'drill' ? 'Drill' : 'Whole system'}, {it.minutes} min
              </span>
              {it.kind === 'drill' && (
                <Button
                  look="quiet"
                  size="small"
                  busy={starting === it.id}
                  aria-label={`Start drill: ${it.title}`}
                  onClick={() => onStart(it)}
                >
                  Start
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
