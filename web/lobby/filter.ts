import type { QuestionSummary } from '../../server/interview/question.ts'
import { words } from '../ui/format.ts'

/** What narrows the list of questions; an empty string narrows nothing. */
export interface Filter {
  text: string
  topic: string
  level: string
  minutes: string
}

export const noFilter: Filter = { text: '', topic: '', level: '', minutes: '' }

const plain = (text: string) => text.toLowerCase().replaceAll('-', ' ')

/** The questions that fit: every word typed stands somewhere in title, summary, prompt or tags. Keeps the order. */
export function filterQuestions(questions: readonly QuestionSummary[], filter: Filter): QuestionSummary[] {
  const wanted = plain(filter.text).split(/\s+/).filter(Boolean)
  return questions.filter((it) => {
    if (filter.topic && !it.topics.includes(filter.topic)) return false
    if (filter.level && it.level !== filter.level) return false
    if (filter.minutes && it.minutes > Number(filter.minutes)) return false
    const tags = [...it.topics, ...it.patterns, ...it.companies]
    const text = plain([it.title, it.summary, it.prompt, ...tags].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}

export interface Choices {
  topics: { value: string; label: string }[]
  levels: { value: string; label: string }[]
  minutes: { value: string; label: string }[]
}

/** What can be filtered by: only what some question has, topics by name. */
export function choicesOf(questions: readonly QuestionSummary[]): Choices {
  const unique = <T>(values: T[]) => [...new Set(values)]
  const topics = unique(questions.flatMap((it) => it.topics)).map((it) => ({ value: it, label: words(it) }))
  const levels: string[] = unique(questions.map((it) => it.level)).sort()
  const minutes = unique(questions.map((it) => it.minutes)).sort((a, b) => a - b)
  return {
    topics: [{ value: '', label: 'All topics' }, ...topics.sort((a, b) => a.label.localeCompare(b.label))],
    levels: [{ value: '', label: 'All levels' }, ...levels.map((it) => ({ value: it, label: it }))],
    minutes: [
      { value: '', label: 'Any length' },
      ...minutes.map((it) => ({ value: String(it), label: `Up to ${it} min` })),
    ],
  }
}
