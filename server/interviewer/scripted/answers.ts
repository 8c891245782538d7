import type { Fact } from '../../interview/question.ts'
import type { InterviewerView, Move } from '../interviewer.ts'
import { factAskedFor } from './facts.ts'
import { type HeardSentence, hear } from './hearing.ts'
import type { Memory } from './memory.ts'
import { type Pool, unsaid } from './phrases.ts'

// Two answers are a turn; more would be a lecture.
const MOST_ANSWERS = 2

/** Answers what the candidate asked since the interviewer last spoke; null where nothing was asked. */
export function answer(view: InterviewerView, memory: Memory): Move | null {
  const heard = memory.unanswered.flatMap((said) => hear(said.text))
  const asked = heard.filter((it) => it.is !== 'tells' && it.is !== 'moves-on')
  if (asked.length === 0) return null
  const parts: string[] = []
  for (const sentence of asked) {
    const words = reply(sentence, view.question.facts, memory, parts)
    if (words && !parts.includes(words)) parts.push(words)
    if (parts.length === MOST_ANSWERS) break
  }
  return parts.length > 0 ? { kind: 'say', text: parts.join(' ') } : null
}

function reply(
  sentence: HeardSentence,
  facts: readonly Fact[],
  memory: Memory,
  parts: readonly string[],
): string | null {
  const said = (pool: Pool) => unsaid(pool, [...memory.said, ...parts])
  if (sentence.is === 'wants-the-answer') return said('yourCall')
  if (sentence.is === 'asks-leave') return said('goAhead')
  const fact = factAskedFor(facts, sentence.text)
  if (fact) return wasTold(fact, memory) ? said('alreadyTold') : fact.answer
  return said(sentence.is === 'assumes' ? 'assumed' : 'noFact')
}

const wasTold = (fact: Fact, memory: Memory) => [...memory.said].some((text) => text.includes(fact.answer))
