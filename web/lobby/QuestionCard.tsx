import { useId } from 'react'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { words } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import classes from './QuestionCard.module.css'

/** How many topics stand on a card; the search knows the others too. */
const TOPICS = 3

/** One question, as a radio button: arrows move from card to card. */
export function QuestionCard({
  question,
  chosen,
  onChoose,
}: {
  question: QuestionSummary
  chosen: boolean
  onChoose: () => void
}) {
  const id = useId()
  const companies = question.companies.filter((it) => it !== 'generic')
  return (
    <label className={classes.card}>
      <input
        type="radio"
        name="question"
        className={classes.input}
        checked={chosen}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-summary ${id}-about`}
        onChange={onChoose}
      />
      <span id={`${id}-about`} className={classes.about}>
        <span className={classes.level}>{question.level}</span>
        <span>{question.minutes} min</span>
        {companies.length > 0 && <span className={classes.companies}>{companies.join(', ')}</span>}
      </span>
      <span id={`${id}-title`} className={classes.title}>
        {question.title}
      </span>
      <span id={`${id}-summary`} className={classes.summary}>
        {question.summary}
      </span>
      <span className={classes.tags}>
        {question.topics.slice(0, TOPICS).map((topic) => (
          <Tag key={topic}>{words(topic)}</Tag>
        ))}
      </span>
    </label>
  )
}
