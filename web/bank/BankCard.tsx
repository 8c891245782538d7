import { IconCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Progress } from '../../server/interview/api.ts'
import { kindTitle } from '../../server/interview/plan.ts'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { Button } from '../ui/Button.tsx'
import { scoreText, words } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import classes from './BankCard.module.css'

/** How many topics stand on a card; the search knows the others too. */
const TOPICS = 3

/** One question or drill of the bank. The title leads to its page; a drill starts from here. */
export function BankCard({
  question,
  done,
  starting,
  onStart,
}: {
  question: QuestionSummary
  done: Progress['done'][number] | undefined
  starting: boolean
  onStart: () => void
}) {
  const companies = question.companies.filter((it) => it !== 'generic')
  return (
    <article className={classes.card} data-kind={question.kind}>
      <p className={classes.about}>
        <span className={classes.level}>{question.level}</span>
        <span>{question.minutes} min</span>
        {question.phase && <span>{kindTitle(question.phase)}</span>}
        {companies.length > 0 && <span className={classes.companies}>{companies.join(', ')}</span>}
      </p>
      <h3>
        <Link href={`/bank/${question.id}`} className={classes.title}>
          {question.title}
        </Link>
      </h3>
      <p className={classes.summary}>{question.summary}</p>
      <div className={classes.foot}>
        <span className={classes.tags}>
          {question.own && <Tag tone="time">Own</Tag>}
          {question.topics.slice(0, TOPICS).map((topic) => (
            <Tag key={topic}>{words(topic)}</Tag>
          ))}
        </span>
        {done && (
          <span className={classes.done}>
            <IconCheck size={15} aria-hidden />
            Done{done.score === null ? '' : `, ${scoreText(done.score)} of 4`}
          </span>
        )}
        {question.kind === 'drill' && (
          <Button
            size="small"
            busy={starting}
            aria-label={`Start drill: ${question.title}`}
            onClick={onStart}
          >
            Start drill
          </Button>
        )}
      </div>
    </article>
  )
}
