import { builtIn } from '../match/ideas-of.ts'
import type { Search } from '../match/search.ts'
import { type Line, substance } from '../text/transcript.ts'
import { credited, type Judge, missed, strongest } from './judgement.ts'

/** An explanation needs this many sentences or clauses that say what follows from what … */
const STEPS = 3
/** … and more words than a definition has. */
const WORDS = 28
/** Half an explanation: a step, or a definition. */
const HALF_WORDS = 5

interface Explanation {
  topic: string
  turn: number
  steps: number
  lines: Line[]
  full: boolean
}

const stepsIn = (search: Search, from: number, to: number): number => {
  let steps = 0
  for (const idea of [builtIn.step, builtIn.condition, builtIn.consequence, builtIn.reason]) {
    for (let at = from; at < to; at++)
      if (search.lines[at]?.standing === 'own' && search.holds(at, idea)) steps++
  }
  return steps
}

const mainTopic = (
  search: Search,
  topics: { id: string; idea: string }[],
  from: number,
  to: number,
): { id: string; lines: Line[]; count: number } | null => {
  let best: { id: string; lines: Line[]; count: number } | null = null
  for (const { id, idea } of topics) {
    const lines: Line[] = []
    for (let at = from; at < to; at++) {
      const line = search.lines[at]
      if (line && line.standing === 'own' && search.holds(at, idea)) lines.push(line)
    }
    if (lines.length > (best?.count ?? 0)) best = { id, lines, count: lines.length }
  }
  return best
}

/** Judges explanations: causal steps about one topic; `nth` 2 asks for a second topic, or the same in another answer. */
export const judgeMechanism: Judge<'mechanism'> = ({ topics, nth }, { search }) => {
  const found: Explanation[] = []
  for (let at = 0; at < search.lines.length; at++) {
    const line = search.lines[at]
    if (line?.source.place !== 'said' || search.lines[at - 1]?.turn === line.turn) continue
    const end = search.windowEnd(at, 'utterance')
    const topic = mainTopic(search, topics, at, end)
    if (!topic) continue
    const own = search.lines.slice(at, end).filter((one) => one.standing === 'own' && !one.question)
    const words = substance(own)
    const steps = stepsIn(search, at, end)
    if (words < HALF_WORDS || own.length === 0) continue
    found.push({
      topic: topic.id,
      turn: line.turn,
      steps,
      lines: topic.lines,
      full: steps >= STEPS && words >= WORDS,
    })
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
