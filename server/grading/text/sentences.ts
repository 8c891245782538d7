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

/** A word that opens a question when the writing (or speech recognition) left out the question mark. */
const opens = new Set([
  'how',
  'what',
  'who',
  'which',
  'when',
  'where',
  'why',
  'do',
  'does',
  'is',
  'are',
  'can',
  'should',
  'could',
  'would',
  'will',
  'did',
])
const subjects = new Set([
  'somebody',
  'someone',
  'anybody',
  'people',
  'he',
  'she',
  'we',
  'i',
  'you',
  'it',
  'they',
  'there',
  'the',
  'that',
  'this',
  'many',
  'much',
  'is',
  'are',
  'do',
  'does',
  'long',
  'often',
  'fast',
  'fresh',
  'big',
  'a',
  'users',
  'user',
  'data',
])
/** What "how" asks for. */
const quantifiers = new Set(['many', 'much', 'often', 'long', 'big', 'fast', 'fresh', 'large', 'soon', 'old'])
/** Behind these a question word opens a clause: "so that is", "I know what is". */
const follows = new Set([
  'know',
  'see',
  'that',
  'because',
  'since',
  'so',
  'and',
  'but',
  'it',
  'this',
  'which',
  'what',
  'i',
  'we',
  'you',
  'they',
  'of',
  'if',
  'the',
  'there',
])
const lead = new Set([
  'so',
  'and',
  'okay',
  'ok',
  'but',
  'then',
  'yeah',
  'well',
  'first',
  'last',
  'now',
  'good',
  'also',
  'the',
  'one',
  'is',
  'that',
  'day',
  'four',
  'live',
])

/** How far from the end of an unpunctuated turn its question may begin. */
const CLOSING = 18

/** These open clauses more often than questions, unless a verb follows: "when is", "where does". */
const clauses = new Set(['which', 'when', 'where'])
const verbs = new Set(['is', 'are', 'do', 'does', 'did', 'would', 'should', 'can', 'will'])

const opensAt = (tokens: Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? ''
  const next = tokens[at + 1]?.word ?? ''
  return opens.has(word) && (clauses.has(word) ? verbs.has(next) : subjects.has(next))
}

/** "… is a message" in the middle of a stretch states; "does a driver …" asks. */
const states = (tokens: Token[], at: number): boolean =>
  /^(?:is|are)$/.test(tokens[at]?.word ?? '') && /^(?:a|the)$/.test(tokens[at + 1]?.word ?? '')

const howMuch = (tokens: Token[]): boolean =>
  tokens.some(({ word }, at) => word === 'how' && quantifiers.has(tokens[at + 1]?.word ?? ''))

/**
 * Whether a sentence asks. Speech without punctuation shows it by its words: the end of a turn that begins to ask
 * ("does a dispatcher see all the trucks or just his own"), or "how many" and the like.
 */
const asks = (tokens: Token[], written: string, spoken: 'last' | 'earlier' | null): boolean => {
  if (written.trimEnd().endsWith('?')) return true
  if (spoken === 'earlier') return howMuch(tokens)
  if (spoken === 'last') {
    for (let at = Math.max(0, tokens.length - CLOSING); at < tokens.length - 2; at++)
      if (opensAt(tokens, at) && !states(tokens, at) && !follows.has(tokens[at - 1]?.word ?? '')) return true
    return howMuch(tokens)
  }
  let at = 0
  while (at < 4 && lead.has(tokens[at]?.word ?? '') && !opensAt(tokens, at)) at++
  return opensAt(tokens, at) && tokens.length - at <= 14 && !/[.!]$/.test(written.trimEnd())
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
  const bare = !/[.?!]/.test(text)
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
