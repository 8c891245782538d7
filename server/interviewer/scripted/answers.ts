import type { Fact, Question } from '../../interview/question.ts'
import type { InterviewerView, Move } from '../interviewer.ts'
import { factAskedFor } from './facts.ts'
import { type HeardSentence, hear, sentencesOf } from './hearing.ts'
import type { Memory } from './memory.ts'
import { type Pool, unsaid } from './phrases.ts'
import { subjectsOf } from './subjects.ts'

// Two answers are a turn; more would be a lecture.
const MOST_ANSWERS = 2

/** Answers what the candidate asked since the interviewer last spoke; null where nothing was asked. */
export function answer(view: InterviewerView, memory: Memory): Move | null {
  const heard = memory.unanswered.flatMap((said) => hear(said.text))
  const asked = heard.filter((it) => it.is !== 'tells' && it.is !== 'moves-on')
  if (asked.length === 0) return null
  const parts: string[] = []
  for (const sentence of asked) {
    const words = reply(sentence, view.question, memory, parts)
    if (words && !parts.includes(words)) parts.push(words)
    if (parts.length === MOST_ANSWERS) break
  }
  return parts.length > 0 ? { kind: 'say', text: parts.join(' ') } : null
}

function reply(
  sentence: HeardSentence,
  { facts, prompt }: Question,
  memory: Memory,
  parts: readonly string[],
): string | null {
  const said = (pool: Pool) => unsaid(pool, [...memory.said, ...parts])
  if (sentence.is === 'wants-the-answer') return said('yourCall')
  if (sentence.is === 'asks-leave') return said('goAhead')
  const fact = factAskedFor(facts, sentence.text)
  if (fact) return wasTold(fact, memory) ? said('alreadyTold') : fact.answer
  if (sentence.is === 'assumes') return said('assumed')
  return said(standsIn(prompt, sentence.text) ? 'inPrompt' : 'noFact')
}

const wasTold = (fact: Fact, memory: Memory) => [...memory.said].some((text) => text.includes(fact.answer))

/** Whether the prompt has a sentence with a figure about all that the question names. */
function standsIn(prompt: string, asked: string): boolean {
  const subjects = subjectsOf(asked)
  return (
    subjects.length > 0 &&
    sentencesOf(prompt).some((sentence) => {
      const named = subjectsOf(sentence)
      return /\d/.test(sentence) && subjects.every((word) => named.includes(word))
    })
  )
}
