import type { Hit } from '../match/phrases.ts'
import { type Line, type Turn, weaken } from './transcript.ts'

/** From this many different names in one sentence on, with little between them, it is a list. */
const LIST = 5
const DENSE = 0.5
/** From here on a list earns nothing at all. */
const LONG_LIST = 16
/** A turn that consists of names to this share, with no number in it, decorates more than it explains. */
const DECORATED = 0.22
const DECORATED_NAMES = 4

type HitsOf = (line: Line) => readonly Hit[]

const covered = (hits: readonly Hit[], names: ReadonlySet<number>): { tokens: number; different: number } => {
  const found = hits.filter(({ ideas }) => ideas.some((idea) => names.has(idea)))
  if (found.length === 0) return { tokens: 0, different: 0 }
  const tokens = new Set<number>()
  const starts = new Set<number>()
  for (const hit of found) {
    if (!tokens.has(hit.start)) starts.add(hit.start)
    for (let at = hit.start; at < hit.end; at++) tokens.add(at)
  }
  return { tokens: tokens.size, different: starts.size }
}

const listing = 'lists names without saying anything about them'

/**
 * Strings of names without anything said about them. A list of some is weak, a long one is void (rule 2 of the
 * rubric). `names` are the ideas that count as names: technology and decoration.
 */
export const weighLists = (turn: Turn, hitsOf: HitsOf, names: ReadonlySet<number>): void => {
  let words = 0
  let named = 0
  let different = 0
  let numbers = 0
  const own = turn.lines.filter((line) => !line.agreedTo)
  for (const line of own) {
    const list = covered(hitsOf(line), names)
    words += line.tokens.length
    named += list.tokens
    different += list.different
    numbers += line.quantities.length
    if (list.different < LIST || list.tokens / line.tokens.length < DENSE) continue
    weaken(line, list.different >= LONG_LIST ? 'void' : 'weak', listing)
  }
  const share = named / Math.max(words, 1)
  if (different >= LONG_LIST && share >= DENSE) for (const line of own) weaken(line, 'void', listing)
  else if (different >= DECORATED_NAMES && share >= DECORATED && numbers <= 1)
    for (const line of own) weaken(line, 'weak', 'names much and explains little')
}

/** So many turns that are nothing but a name make a list that was handed out in pieces. */
const SCRAPS = 10
const SCRAP_WORDS = 6
const SCRAP_SHARE = 0.75

/** Whether a turn is nothing but a name. */
export const isScrap = (turn: Turn, hitsOf: HitsOf, names: ReadonlySet<number>): boolean => {
  if (turn.source.place !== 'said') return false
  const own = turn.lines.filter((line) => !line.agreedTo)
  const words = own.reduce((sum, line) => sum + line.tokens.length, 0)
  if (words === 0 || words > SCRAP_WORDS) return false
  const named = own.reduce((sum, line) => sum + covered(hitsOf(line), names).tokens, 0)
  return named / words >= SCRAP_SHARE
}

/** Voids the turns that are nothing but a name when an interview consists of them; whether it does. */
export const weighScraps = (scraps: readonly Turn[]): boolean => {
  if (scraps.length < SCRAPS) return false
  for (const turn of scraps) for (const line of turn.lines) weaken(line, 'void', listing)
  return true
}
