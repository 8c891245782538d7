import type { Hit } from '../match/phrases.ts'
import type { Line, Turn } from './transcript.ts'

/** From this many different names in one sentence on, with little between them, it is a list. */
const LIST = 5
/** From here on a list earns nothing at all. */
const LONG_LIST = 10
const DENSE = 0.5
/** A whole turn of short scraps ("Kafka. Flink. Redis.") is one list. */
const TURN_LIST = 14

const covered = (hits: Hit[], names: ReadonlySet<number>): { tokens: number; different: number } => {
  const tokens = new Set<number>()
  const starts = new Set<number>()
  for (const hit of hits) {
    if (!names.has(hit.idea)) continue
    if (!tokens.has(hit.start)) starts.add(hit.start)
    for (let at = hit.start; at < hit.end; at++) tokens.add(at)
  }
  return { tokens: tokens.size, different: starts.size }
}

/**
 * Strings of names without anything said about them. A list of some is weak, a long one is void (rule 2 of the
 * rubric). `names` are the ideas that count as names: technology and decoration.
 */
export const weighLists = (turn: Turn, hitsOf: (line: Line) => Hit[], names: ReadonlySet<number>): void => {
  let words = 0
  let named = 0
  let different = 0
  for (const line of turn.lines) {
    if (line.agreedTo) continue
    const list = covered(hitsOf(line), names)
    words += line.tokens.length
    named += list.tokens
    different += list.different
    if (list.different < LIST || list.tokens / line.tokens.length < DENSE || line.standing === 'void')
      continue
    line.standing = list.different >= LONG_LIST ? 'void' : 'weak'
    line.why = 'lists names without saying anything about them'
  }
  if (different < TURN_LIST || named / Math.max(words, 1) < DENSE) return
  for (const line of turn.lines) {
    line.standing = 'void'
    line.why = 'lists names without saying anything about them'
  }
}
