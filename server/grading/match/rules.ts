import type { Idea, Rule } from '../../interview/signals.ts'
import { countContent } from '../text/echo.ts'
import type { Search } from './search.ts'

/** A place where a rule holds: positions of the lines that show it, the most telling first, none twice. */
export interface Passage {
  lines: number[]
  /** The last of the positions. */
  end: number
  /** Whether all of it is the candidate's own; a passage that is not earns at most partial. */
  own: boolean
  /** How many different ideas it shows; the passage that shows most is quoted. */
  strength: number
}

/** Windows over a whole interview are examined from their first lines only, so that work stays linear. */
const INTERVIEW_STARTS = 1
/** Long enough for any answer; a window is not searched beyond. */
const WINDOW_LINES = 60

const allowed =
  (search: Search, rule: Rule, own: boolean) =>
  (at: number): boolean => {
    const line = search.lines[at]
    if (!line || line.standing === 'void' || (own && line.standing !== 'own')) return false
    if (!rule.where.includes(line.source.place)) return false
    if (rule.by < 1 && line.source.place === 'said' && line.source.at > rule.by * search.seconds) return false
    if (rule.form === 'any') return true
    return line.question === (rule.form === 'question')
  }

type Passes = (at: number) => boolean
const anything: Passes = () => true

/** Whether the lines of a window that count hold at least so many words that carry something. */
const explains = (search: Search, from: number, to: number, passes: Passes, words: number): boolean => {
  let left = words
  for (let at = from; at < to && left > 0; at++) {
    const line = search.lines[at]
    if (line && !line.agreedTo && passes(at)) left -= countContent(line.tokens)
  }
  return left <= 0
}

/** Whether everything that a rule asks for stands in a window, and nothing that it excludes. */
const holdsIn = (search: Search, rule: Rule, start: number, end: number, passes: Passes): boolean => {
  for (const idea of rule.together ?? none) if (search.firstIn(idea, start, end, passes) < 0) return false
  if (rule.any) {
    let different = 0
    for (const idea of rule.any) if (search.firstIn(idea, start, end, passes) >= 0) different++
    if (different < (rule.atLeast ?? 1)) return false
  }
  for (const idea of rule.without ?? none) if (search.firstIn(idea, start, end, anything) >= 0) return false
  if (!rule.together && !rule.any && !passes(start)) return false
  return rule.words === 0 || explains(search, start, end, passes, rule.words)
}
const none: readonly Idea[] = []

const passageAt = (
  search: Search,
  rule: Rule,
  start: number,
  own: boolean,
  passes: Passes,
): Passage | null => {
  if (rule.answering && !search.answers(start, rule.answering)) return null
  const wide = search.windowEnd(start, rule.within)
  const end = rule.within === 'interview' ? wide : Math.min(wide, start + WINDOW_LINES)
  // Most windows lack something; lists are made for those that do not.
  return holdsIn(search, rule, start, end, passes) ? passageIn(search, rule, start, end, own, passes) : null
}

const passageIn = (
  search: Search,
  rule: Rule,
  start: number,
  end: number,
  own: boolean,
  passes: Passes,
): Passage => {
  const ideas = [...(rule.together ?? none), ...(rule.any ?? none)]
  const found = ideas.map((idea) => search.firstIn(idea, start, end, passes)).filter((at) => at >= 0)
  const lines = rule.together || rule.any ? found : [start]
  return {
    lines: byWeight(lines),
    end: Math.max(...lines),
    own,
    strength: found.length + (rule.words > 0 ? 1 : 0),
  }
}

/** Each position once; the ones that show most ideas first, then in order. */
const byWeight = (lines: number[]): number[] => {
  const weight = new Map<number, number>()
  for (const at of lines) weight.set(at, (weight.get(at) ?? 0) + 1)
  return [...weight.keys()].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b)
}

/**
 * All passages in which a rule holds, apart from each other, or none when it holds in fewer than `times`. With `own`
 * only what the candidate said of their own counts.
 */
export const passagesOf = (search: Search, rule: Rule, own: boolean): Passage[] => {
  const found: Passage[] = []
  // Most rules ask for something that was never said.
  if (rule.together?.some((idea) => search.positions(idea).length === 0)) return found
  const passes = allowed(search, rule, own)
  let after = -1
  let starts = search.startsOf(rule)
  if (rule.within === 'interview') starts = starts.slice(0, INTERVIEW_STARTS)
  for (const start of starts) {
    if (start <= after) continue
    const passage = passageAt(search, rule, start, own, passes)
    if (!passage) continue
    found.push(passage)
    after = passage.end
  }
  return found.length >= rule.times ? found : []
}
