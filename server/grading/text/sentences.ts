import { asks } from './asking.ts'
import { repaired } from './repair.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A sentence of one text: tokens after repair, and where it stands in the text as written. */
export interface Sentence {
  start: number
  end: number
  tokens: Token[]
  question: boolean
}

/** Speech without punctuation is cut where a new thought usually begins, once a stretch has this many words … */
const SOFT_WORDS = 18
/** … and here in any case, so that one utterance of an hour is not one sentence. */
const HARD_WORDS = 45

const beginsThought = new Set([
  'so',
  'and',
  'but',
  'because',
  'then',
  'okay',
  'if',
  'first',
  'second',
  'third',
  'now',
  'also',
  'when',
  'otherwise',
  'that',
  'which',
  'i',
])
const abbreviations = new Set(['e.g', 'i.e', 'etc', 'vs', 'approx', 'dr', 'mr', 'ms', 'no'])

const endsSentence = (text: string, at: number): boolean => {
  const sign = text[at]
  if (sign === '\n' || sign === ';' || sign === '!' || sign === '?') return true
  if (sign !== '.') return false
  const next = text[at + 1]
  if (next !== undefined && next !== ' ' && next !== '\n' && next !== '"' && next !== ')') return false
  let from = at
  while (from > 0 && at - from < 8 && text[from - 1] !== ' ') from--
  return !abbreviations.has(text.slice(from, at).toLowerCase())
}

const spans = (text: string): [number, number][] => {
  const found: [number, number][] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (!endsSentence(text, at)) continue
    if (at + 1 > start) found.push([start, at + 1])
    start = at + 1
  }
  if (start < text.length) found.push([start, text.length])
  return found
}

const cut = (tokens: Token[]): Token[][] => {
  if (tokens.length <= HARD_WORDS) return [tokens]
  const parts: Token[][] = []
  let from = 0
  for (let at = 1; at < tokens.length; at++) {
    const words = at - from
    if (words >= HARD_WORDS || (words >= SOFT_WORDS && beginsThought.has(tokens[at]?.word ?? ''))) {
      parts.push(tokens.slice(from, at))
      from = at
    }
  }
  parts.push(tokens.slice(from))
  return parts
}

/** Splits a text into sentences; stretches of speech without punctuation are cut at connecting words. */
export const sentencesOf = (text: string): Sentence[] => {
  const bare = !/[.?!](?:\s|$)/.test(text)
  return spans(text).flatMap(([start, end]) => {
    const tokens = repaired(tokensOf(text.slice(start, end), start))
    if (tokens.length === 0) return []
    const parts = cut(tokens)
    const written = text.slice(start, end)
    return parts.map((part, index): Sentence => {
      const from = part[0]?.start ?? start
      const last = index === parts.length - 1
      const to = index === parts.length - 1 ? end : (part.at(-1)?.end ?? end)
      return {
        start: from,
        end: to,
        tokens: part,
        question: asks(
          part,
          last ? written : '',
          bare ? (last && end >= text.trimEnd().length ? 'last' : 'earlier') : null,
        ),
      }
    })
  })
}
