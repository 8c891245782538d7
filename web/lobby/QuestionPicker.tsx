import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { choicesOf, filterQuestions, noFilter } from './filter.ts'
import { QuestionCard } from './QuestionCard.tsx'
import classes from './QuestionPicker.module.css'

/** How many questions are shown before one asks for more. */
const FIRST = 24

/** Search, filters and the questions that fit; one of them can be chosen. */
export function QuestionPicker({
  questions,
  chosen,
  onChoose,
}: {
  questions: readonly QuestionSummary[] | undefined
  chosen: string | null
  onChoose: (question: QuestionSummary) => void
}) {
  const [filter, setFilter] = useState(noFilter)
  const [shown, setShown] = useState(FIRST)
  const choices = useMemo(() => choicesOf(questions ?? []), [questions])
  const fitting = useMemo(() => filterQuestions(questions ?? [], filter), [questions, filter])
  const narrow = (part: Partial<typeof filter>) => {
    setFilter({ ...filter, ...part })
    setShown(FIRST)
  }
  return (
    <section aria-labelledby="questions">
      <div className={classes.head}>
        <h2 id="questions">Choose a question</h2>
        <p role="status" className={classes.count}>
          {questions && countText(fitting.length, questions.length)}
        </p>
      </div>
      <search className={classes.filters}>
        <TextField
          label="Search questions"
          hideLabel
          type="search"
          placeholder="Search by title, topic, company …"
          icon={<IconSearch size={17} aria-hidden />}
          value={filter.text}
          onChange={(event) => narrow({ text: event.currentTarget.value })}
        />
        <SelectField
          label="Topic"
          hideLabel
          value={filter.topic}
          options={choices.topics}
          onChoose={(topic) => narrow({ topic })}
        />
        <SelectField
          label="Level of the question"
          hideLabel
          value={filter.level}
          options={choices.levels}
          onChoose={(level) => narrow({ level })}
        />
        <SelectField
          label="Minutes of the question"
          hideLabel
          value={filter.minutes}
          options={choices.minutes}
          onChoose={(minutes) => narrow({ minutes })}
        />
      </search>
      {!questions && <CardsWaiting />}
      {questions && fitting.length === 0 && (
        <div className={classes.none}>
          <p>{questions.length === 0 ? 'The bank holds no questions yet.' : 'No question fits.'}</p>
          {questions.length > 0 && (
            <Button look="default" size="small" onClick={() => narrow(noFilter)}>
              Clear search and filters
            </Button>
          )}
        </div>
      )}
      <div role="radiogroup" aria-label="Questions" className={classes.cards}>
        {fitting.slice(0, shown).map((it) => (
          <QuestionCard key={it.id} question={it} chosen={it.id === chosen} onChoose={() => onChoose(it)} />
        ))}
      </div>
      {fitting.length > shown && (
        <div className={classes.more}>
          <Button look="default" onClick={() => setShown(fitting.length)}>
            Show all {fitting.length} questions
          </Button>
        </div>
      )}
    </section>
  )
}

const countText = (fitting: number, all: number): string =>
  fitting === all ? `${all} ${all === 1 ? 'question' : 'questions'}` : `${fitting} of ${all} questions`

function CardsWaiting() {
  return (
    <Waiting what="Loading questions">
      <div className={classes.cards}>
        {['a', 'b', 'c', 'd'].map((key) => (
          <Bone key={key} height={172} />
        ))}
      </div>
    </Waiting>
  )
}
