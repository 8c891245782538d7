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

const NEW_LINE = 10
const SPACE = 32
const EXCLAMATION = 33
const QUOTE = 34
const CLOSING = 41
const STOP = 46
const SEMICOLON = 59
const QUESTION = 63

const endsSentence = (text: string, at: number): boolean => {
  const sign = text.charCodeAt(at)
  if (sign > QUESTION) return false
  if (sign === NEW_LINE || sign === SEMICOLON || sign === EXCLAMATION || sign === QUESTION) return true
  if (sign !== STOP) return false
  const next = text.charCodeAt(at + 1)
  // NaN is the end of the text.
  if (next >= 0 && next !== SPACE && next !== NEW_LINE && next !== QUOTE && next !== CLOSING) return false
  let from = at
  while (from > 0 && at - from < 8 && text.charCodeAt(from - 1) !== SPACE) from--
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
  const written = text.trimEnd().length
  const found: Sentence[] = []
  for (const [start, end] of spans(text)) {
    const sentence = text.slice(start, end)
    const tokens = repaired(tokensOf(sentence, start))
    if (tokens.length === 0) continue
    const parts = cut(tokens)
    parts.forEach((part, index) => {
      const last = index === parts.length - 1
      const spoken = last && end >= written ? 'last' : 'earlier'
      found.push({
        start: part[0]?.start ?? start,
        end: last ? end : (part.at(-1)?.end ?? end),
        tokens: part,
        question: asks(part, last ? sentence : '', bare ? spoken : null),
      })
    })
  }
  return found
}
