import { rememberedByWord } from './remembered.ts'

/** A word, number or sign of a text, in a form in which spellings of the same thing are equal. */
export interface Token {
  /** Small letters, no plural, no apostrophe; numbers without thousands separators. */
  word: string
  /** Offsets in the text it came from. */
  start: number
  end: number
  /** Joined to the token before it by an underscore, as in `order_id`. */
  joined: boolean
  /** A comma, colon, dash or bracket stands between the token before and this one. */
  pause: boolean
}

const piece = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{N}]*(?:['’]\p{L}+)*|[$€£%/=*×+<>≥≤^~]/gu
const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** Words that end in "s" and are no plurals; contractions stand here without their apostrophe. */
const whole = new Set(
  'https postgres thats its whats heres theres lets hes shes wheres whos hows does was has always perhaps yes this gas bus bias alias canvas atlas kubernetes redis kinesis sometimes afterwards towards besides whereas across series dynamics'.split(
    ' ',
  ),
)

/** Abbreviations that take a plural, though words that end like them do not. */
const abbreviated = new Set(['kpis', 'apis', 'slis', 'uis', 'guis', 'gpus', 'cpus', 'menus'])

/** `queries` and `query`, `boxes` and `box` become the same word. Words that only look like plurals stay whole. */
export const singular = (word: string): string => {
  if (abbreviated.has(word)) return word.slice(0, -1)
  if (word.length < 4 || !word.endsWith('s') || whole.has(word) || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

const normalised = (raw: string): string => {
  const first = raw.charCodeAt(0)
  if (first >= 48 && first <= 57) return thousands.test(raw) ? raw.replaceAll(',', '') : raw.replace(',', '.')
  const word = raw.toLowerCase().replace(/['’]/g, '')
  // "the story's owner" is about the story; "that's" is a word of its own.
  return /['’][sS]$/.test(raw) && !whole.has(word) ? singular(word.slice(0, -1)) : singular(word)
}

const normal = rememberedByWord(normalised)

const PAUSES: ReadonlySet<number> = new Set([...',:()–—[]'].map((sign) => sign.charCodeAt(0)))
const SPACE = 32
const HYPHEN = 45
const UNDERSCORE = 95

const pausesBetween = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    const sign = text.charCodeAt(at)
    if (PAUSES.has(sign)) return true
    if (sign === HYPHEN && text.charCodeAt(at - 1) === SPACE && text.charCodeAt(at + 1) === SPACE) return true
  }
  return false
}

/** Splits a text into tokens; punctuation and hyphens fall away. Linear in the length of the text. */
export const tokensOf = (text: string, offset = 0): Token[] => {
  const found: Token[] = []
  let last = 0
  // A loop over `exec` makes fewer objects than `matchAll`; this runs over every word of an interview.
  piece.lastIndex = 0
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [raw] = match
    const start = match.index
    const end = start + raw.length
    found.push({
      word: normal(raw),
      start: offset + start,
      end: offset + end,
      joined: start > 0 && text.charCodeAt(start - 1) === UNDERSCORE,
      pause: pausesBetween(text, last, start),
    })
    last = end
  }
  return found
}
