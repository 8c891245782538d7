import { wordsOf } from './hearing.ts'

// Words that carry no subject; a question is matched by the rest.
const EMPTY = new Set(
  'a an the of to in on for at by with from and or is are was were be been being do does did can could should shall may might would will we you i it its it they them this that these those there here what which who how when where why much many long often fast big any some have has had having need needs needed get got our your my me us about as if so then than not no yes please tell know like kind sort really also just one per each every system design going want wants let lets think say said ask want okay ok assume assumption should right exactly s re ve ll d t use uses used using'.split(
    ' ',
  ),
)

// Words that interviews use for the same thing. The first of a line stands for all of it.
const SAME = `
  retention retain keep kept store stored
  availability available uptime nine nines downtime
  budget spend cost dollar
  freshness fresh stale staleness lag behind delay
  region regional continent country europe eu
  privacy gdpr pii personal ccpa
  reader consumer audience customer stakeholder
  throughput rate qps rps tps eps
  size bytes large byte
  peak spike spiky burst bursty surge
  stack infrastructure infra cloud provider aws gcp azure tooling
  late delayed lateness
  duplicate duplicated dedup repeated twice
  exact accurate accuracy precise precision approximate
  history historical backfill past
  team headcount engineer people
  schema field column attribute
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '))
const HEAD = new Map(SAME.flatMap((line) => line.map((word) => [stem(word), stem(line[0] ?? word)] as const)))

/** Plural and singular, and the commonest endings of verbs, made one. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

// "How big" asks for a size, whatever it is said of.
const MEASURES: Readonly<Record<string, string>> = {
  big: 'size',
  large: 'size',
  fast: 'latency',
  quickly: 'latency',
}

/** The words that say what a text is about, each once: stemmed, synonyms made one. */
export function subjectsOf(text: string): string[] {
  const words = wordsOf(text)
  const found = words
    .map((word, index) => (words[index - 1] === 'how' ? (MEASURES[word] ?? word) : word))
    .filter((word) => !EMPTY.has(word))
    .map((word) => HEAD.get(stem(word)) ?? stem(word))
  return [...new Set(found)]
}

/** What kind of answer is asked for. `open` goes with any. */
export type Asked = 'where' | 'who' | 'when' | 'how-many' | 'how-long' | 'how-often' | 'open'

/** The kind of answer a question asks for, by its first question word. */
export function askedFor(text: string): Asked {
  const words = wordsOf(text)
  for (const [index, word] of words.entries()) {
    if (word === 'where' || word === 'when') return word
    if (word === 'who' || word === 'whose' || word === 'whom') return 'who'
    const kind = word === 'how' ? HOW[words[index + 1] ?? ''] : undefined
    if (kind) return kind
  }
  return 'open'
}
const HOW: Readonly<Record<string, Asked>> = {
  many: 'how-many',
  long: 'how-long',
  often: 'how-often',
  frequently: 'how-often',
}
