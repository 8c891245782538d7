import type { Rule } from '../../interview/signals.ts'
import { substance } from '../text/transcript.ts'
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

const passageAt = (search: Search, rule: Rule, start: number, own: boolean): Passage | null => {
  const passes = allowed(search, rule, own)
  if (rule.answering && !search.answers(start, rule.answering)) return null
  const wide = search.windowEnd(start, rule.within)
  const end = rule.within === 'interview' ? wide : Math.min(wide, start + WINDOW_LINES)
  const lines: number[] = []
  for (const idea of rule.together ?? []) {
    const at = search.firstIn(idea, start, end, passes)
    if (at < 0) return null
    lines.push(at)
  }
  let different = 0
  for (const idea of rule.any ?? []) {
    const at = search.firstIn(idea, start, end, passes)
    if (at < 0) continue
    lines.push(at)
    different++
  }
  if (rule.any && different < (rule.atLeast ?? 1)) return null
  if (rule.without?.some((idea) => search.firstIn(idea, start, end, () => true) >= 0)) return null
  if (!rule.together && !rule.any) {
    if (!passes(start)) return null
    lines.push(start)
  }
  if (
    rule.words > 0 &&
    substance(search.lines.slice(start, end).filter((_, index) => passes(start + index))) < rule.words
  )
    return null
  return {
    lines: byWeight(lines),
    end: Math.max(...lines),
    own,
    strength: (rule.together?.length ?? 0) + different + (rule.words > 0 ? 1 : 0),
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
  let after = -1
  let starts = search.startsOf(rule)
  if (rule.within === 'interview') starts = starts.slice(0, INTERVIEW_STARTS)
  for (const start of starts) {
    if (start <= after) continue
    const passage = passageAt(search, rule, start, own)
    if (!passage) continue
    found.push(passage)
    after = passage.end
  }
  return found.length >= rule.times ? found : []
}
