import type { Fact } from '../../interview/question.ts'
import { wordsOf } from './hearing.ts'

// Words that carry no subject; a question is matched by the rest.
const EMPTY = new Set(
  'a an the of to in on for at by with and or is are was were be been do does did can could should shall may might would will we you i it its they them this that these those there here what which who how when where why much many any some have has had need get got our your my me us about as if so then than not no yes please tell know like kind sort really also just one per each every system design going'.split(
    ' ',
  ),
)
/** Share of an ask's weight that the question must name. Below it the question is about something else. */
const ENOUGH = 0.6

/** The stem that makes plural and singular, and the commonest verb endings, one. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

const subjects = (text: string): string[] => [
  ...new Set(
    wordsOf(text)
      .filter((word) => !EMPTY.has(word))
      .map(stem),
  ),
]

/**
 * The fact that a question asks for, or null where the question's author provided none. Each of a fact's `asks` is
 * compared with the question word by word; words that few facts use weigh more than words that all of them use.
 */
export function factAskedFor(facts: readonly Fact[], question: string): Fact | null {
  const asked = new Set(subjects(question))
  if (asked.size === 0) return null
  const weigh = rarity(facts)
  let best: { fact: Fact; score: number; weight: number } | null = null
  for (const fact of facts) {
    for (const ask of fact.asks) {
      const wanted = subjects(ask)
      const total = wanted.reduce((sum, word) => sum + weigh(word), 0)
      const named = wanted.filter((word) => asked.has(word)).reduce((sum, word) => sum + weigh(word), 0)
      if (total === 0 || named / total < ENOUGH) continue
      if (!best || named > best.weight || (named === best.weight && named / total > best.score))
        best = { fact, score: named / total, weight: named }
    }
  }
  return best?.fact ?? null
}

function rarity(facts: readonly Fact[]): (word: string) => number {
  const uses = new Map<string, number>()
  for (const fact of facts)
    for (const word of new Set(fact.asks.flatMap(subjects))) uses.set(word, (uses.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + facts.length / (uses.get(word) ?? 1))
}
