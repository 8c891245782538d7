import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import classes from './BankPage.module.css'
import { choicesOf, type Filter } from './filter.ts'

const kinds = [
  { value: '', label: 'Questions and drills' },
  { value: 'full', label: 'Whole systems' },
  { value: 'drill', label: 'Drills' },
] as const
const done = [
  { value: '', label: 'Done or not' },
  { value: 'no', label: 'Not done yet' },
  { value: 'yes', label: 'Done' },
] as const

/** Search and filters of the bank. */
export function BankFilters({
  questions,
  filter,
  onNarrow,
}: {
  questions: readonly QuestionSummary[]
  filter: Filter
  onNarrow: (part: Partial<Filter>) => void
}) {
  const choices = useMemo(() => choicesOf(questions), [questions])
  const selects = [
    ['Topic', 'topic', choices.topics],
    ['Pattern', 'pattern', choices.patterns],
    ['Company', 'company', choices.companies],
    ['Level', 'level', choices.levels],
    ['Minutes', 'minutes', choices.minutes],
  ] as const
  return (
    <search className={classes.filters}>
      <TextField
        label="Search the bank"
        hideLabel
        type="search"
        placeholder="Search by title, topic, words of the prompt …"
        icon={<IconSearch size={17} aria-hidden />}
        value={filter.text}
        onChange={(event) => onNarrow({ text: event.currentTarget.value })}
      />
      <SelectField
        label="Kind"
        hideLabel
        value={filter.kind}
        options={kinds}
        onChoose={(kind) => onNarrow({ kind })}
      />
      <SelectField
        label="Done"
        hideLabel
        value={filter.done}
        options={done}
        onChoose={(value) => onNarrow({ done: value })}
      />
      {selects.map(([label, name, options]) => (
        <SelectField
          key={name}
          label={label}
          hideLabel
          value={filter[name]}
          options={options}
          onChoose={(value) => onNarrow({ [name]: value })}
        />
      ))}
    </search>
  )
}
