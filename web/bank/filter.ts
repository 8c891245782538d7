import type { Progress } from '../../server/interview/api.ts'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { words } from '../ui/format.ts'

/** What narrows the bank; an empty text narrows nothing. It stands in the page's address, so that it can be sent on. */
export interface Filter {
  text: string
  kind: '' | 'full' | 'drill'
  topic: string
  pattern: string
  company: string
  level: string
  minutes: string
  done: '' | 'yes' | 'no'
  own: '' | 'yes'
}

export const noFilter: Filter = {
  text: '',
  kind: '',
  topic: '',
  pattern: '',
  company: '',
  level: '',
  minutes: '',
  done: '',
  own: '',
}

const oneOf = <T extends string>(choices: readonly T[], value: string | null): T | '' =>
  choices.find((choice) => choice === value) ?? ''

/** A filter as an address holds it; what it does not know is left out. */
export function filterFrom(search: string): Filter {
  const query = new URLSearchParams(search)
  const text = (name: string) => query.get(name) ?? ''
  return {
    text: text('text'),
    kind: oneOf(['full', 'drill'], query.get('kind')),
    topic: text('topic'),
    pattern: text('pattern'),
    company: text('company'),
    level: text('level'),
    minutes: text('minutes'),
    done: oneOf(['yes', 'no'], query.get('done')),
    own: oneOf(['yes'], query.get('own')),
  }
}

/** The filter as the part of an address behind `?`; empty where it narrows nothing. */
export function addressOf(filter: Filter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== '')
  return new URLSearchParams(set).toString()
}

const plain = (text: string) => text.toLowerCase().replaceAll('-', ' ')

/** The questions that fit: every word typed stands somewhere in title, summary, prompt or tags. Keeps the order. */
export function filterBank(
  questions: readonly QuestionSummary[],
  filter: Filter,
  done: ReadonlySet<string>,
): QuestionSummary[] {
  const wanted = plain(filter.text).split(/\s+/).filter(Boolean)
  return questions.filter((it) => {
    if (filter.kind && it.kind !== filter.kind) return false
    if (filter.topic && !it.topics.includes(filter.topic)) return false
    if (filter.pattern && !it.patterns.includes(filter.pattern)) return false
    if (filter.company && !it.companies.includes(filter.company)) return false
    if (filter.level && it.level !== filter.level) return false
    if (filter.minutes && it.minutes > Number(filter.minutes)) return false
    if (filter.done && done.has(it.id) !== (filter.done === 'yes')) return false
    if (filter.own && !it.own) return false
    const tags = [it.id, ...it.topics, ...it.patterns, ...it.companies]
    const text = plain([it.title, it.summary, it.prompt, ...tags].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}

interface Option {
  value: string
  label: string
}

/** What can be filtered by: only what some question has, with how many have it. */
export function choicesOf(questions: readonly QuestionSummary[]) {
  const counted = (tagsOf: (it: QuestionSummary) => readonly string[], show: (tag: string) => string) => {
    const counts = new Map<string, number>()
    for (const tag of questions.flatMap(tagsOf)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    return [...counts]
      .map(([value, count]) => ({ value, label: `${show(value)} (${count})` }))
      .sort((a, b) => a.label.localeCompare(b.label))
  }
  const any = (label: string, options: Option[]): Option[] => [{ value: '', label }, ...options]
  const minutes = [...new Set(questions.map((it) => it.minutes))].sort((a, b) => a - b)
  return {
    topics: any(
      'All topics',
      counted((it) => it.topics, words),
    ),
    patterns: any(
      'All patterns',
      counted((it) => it.patterns, words),
    ),
    companies: any(
      'All companies',
      counted((it) => it.companies.filter((one) => one !== 'generic'), String),
    ),
    levels: any(
      'All levels',
      counted((it) => [it.level], String),
    ),
    minutes: any(
      'Any length',
      minutes.map((it) => ({ value: String(it), label: `Up to ${it} min` })),
    ),
  }
}

/** One of those that fit, those not done first: `chance` is a number from 0 up to but not including 1. */
export function surprise(
  questions: readonly QuestionSummary[],
  done: ReadonlySet<string>,
  chance: number,
): QuestionSummary | undefined {
  const fresh = questions.filter((it) => !done.has(it.id))
  const from = fresh.length > 0 ? fresh : questions
  return from[Math.floor(chance * from.length)]
}

/** The latest score of each question that was done, by its id. */
export const scoresOf = (progress: Progress | undefined): ReadonlyMap<string, Progress['done'][number]> =>
  new Map(progress?.done.map((it) => [it.question, it]))
