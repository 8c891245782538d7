import { lexicon } from '../grading/lexicon/lexicon.ts'
import type { Signals } from '../interview/signals.ts'
import type { ContentFault, Path } from './fault.ts'

/** The matcher files open words under their first three letters. */
const shortestStem = 3

/** Every text in a value, with where it stands. */
export function textsIn(value: unknown, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...path, index]))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([name, each]) => textsIn(each, [...path, name]))
  return []
}

function faultsOfWay(way: string): string[] {
  if (way.startsWith('@') && !lexicon.has(way.slice(1)))
    return [`expected a concept of the lexicon, got "${way}"`]
  const first = way.split(' ')[0] ?? ''
  if (first.endsWith('*') && first.length - 1 < shortestStem)
    return [`expected at least ${shortestStem} letters before "*", got "${first}"`]
  return []
}

/** Ideas that would never be found: concepts that the lexicon lacks, beginnings of words that are too short. */
export function ideaFaults(signals: Signals, path: Path): ContentFault[] {
  return textsIn(signals, path).flatMap((found) =>
    found.text
      .split('|')
      .flatMap((way) => faultsOfWay(way.trim()))
      .map((says) => ({ path: found.path, says })),
  )
}
