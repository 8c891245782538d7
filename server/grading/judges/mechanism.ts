import type { Idea } from '../../interview/signals.ts'
import { builtIn } from '../match/ideas-of.ts'
import type { Search } from '../match/search.ts'
import { type Line, substance } from '../text/transcript.ts'
import { credited, type Judge, missed, strongest } from './judgement.ts'

/** An explanation says at least this often what follows from what or comes next … */
const STEPS = 2
/** … in more words than a definition has. */
const WORDS = 15
/** Half an explanation: a step, or a definition. */
const HALF_WORDS = 4
/** Who answers in scraps explains over several answers; together they are still short. */
const SCRAPS = 70

interface Explanation {
  topic: string
  turn: number
  steps: number
  words: number
  lines: Line[]
  full: boolean
}

/** Lines of the candidate's own in a stretch that hold an idea. */
const ownHolding = (search: Search, idea: Idea, from: number, to: number): Line[] =>
  search.positionsIn(idea, from, to).flatMap((at) => {
    const line = search.lines[at]
    return line?.standing === 'own' ? [line] : []
  })

const stepsIn = (search: Search, from: number, to: number): number =>
  [builtIn.step, builtIn.condition, builtIn.consequence, builtIn.reason].reduce(
    (steps, idea) => steps + ownHolding(search, idea, from, to).length,
    0,
  )

const mainTopic = (
  search: Search,
  topics: { id: string; idea: string }[],
  from: number,
  to: number,
): { id: string; lines: Line[]; count: number } | null => {
  let best: { id: string; lines: Line[]; count: number } | null = null
  for (const { id, idea } of topics) {
    const lines = ownHolding(search, idea, from, to)
    if (lines.length > (best?.count ?? 0)) best = { id, lines, count: lines.length }
  }
  return best
}

/** What the lines from here to there explain; `mentions` is in how many lines the topic must stand to be one. */
const explanation = (
  search: Search,
  topics: { id: string; idea: string }[],
  from: number,
  to: number,
  mentions: number,
): Explanation | null => {
  const topic = mainTopic(search, topics, from, to)
  if (!topic) return null
  const own: Line[] = []
  for (let at = from; at < to; at++) {
    const line = search.lines[at]
    if (line?.standing === 'own' && !line.question) own.push(line)
  }
  const words = substance(own)
  const first = own[0]
  if (!first || words < HALF_WORDS) return null
  const steps = stepsIn(search, from, to)
  const full = steps >= STEPS && words >= WORDS && topic.count >= mentions
  return { topic: topic.id, turn: first.turn, steps, words, lines: topic.lines, full }
}

/** Judges explanations: causal steps about one topic; `nth` 2 asks for a second topic, or the same in another answer. */
export const judgeMechanism: Judge<'mechanism'> = ({ topics, nth }, { search }) => {
  const found: Explanation[] = []
  for (const at of search.turnStarts) {
    if (search.place(at) !== 'said') continue
    const one = explanation(search, topics, at, search.windowEnd(at, 'utterance'), 1)
    const scraps = one?.full ? null : explanation(search, topics, at, search.windowEnd(at, 'exchange'), 2)
    const best = scraps?.full && scraps.words <= SCRAPS ? scraps : one
    if (best) found.push(best)
  }
  const ranked = [...found].sort((a, b) => Number(b.full) - Number(a.full) || b.steps - a.steps)
  const distinct: Explanation[] = []
  for (const one of ranked) if (!distinct.some((other) => other.topic === one.topic)) distinct.push(one)
  const chosen = distinct[nth - 1]
  if (!chosen) return missed([], [])
  const lines = strongest([{ lines: chosen.lines, strength: 1 }])
  if (chosen.full)
    return credited(
      'met',
      lines,
      `explains ${chosen.topic.replaceAll('-', ' ')} in steps that follow from one another`,
    )
  return chosen.steps >= 1
    ? credited(
        'partial',
        lines,
        `gives a step or a definition of ${chosen.topic.replaceAll('-', ' ')}, not how it works`,
      )
    : missed([], [])
}
