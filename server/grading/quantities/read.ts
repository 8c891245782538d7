import type { QuantityKind } from '../../interview/signals.ts'
import type { Token } from '../text/tokens.ts'
import { mayBeginNumber, numeralAt } from './numbers.ts'
import {
  bitRates,
  byteUnits,
  currencySigns,
  moneyWords,
  percentWords,
  rateUnits,
  timeUnits,
} from './units.ts'

/** A number with what it measures. `value` is in seconds, bytes, bytes/s, 1/s, dollars (or the currency said) or as is. */
export interface Quantity {
  kind: QuantityKind
  value: number
  /** Indices of tokens; `end` is the one after the last. */
  start: number
  end: number
  /** The noun that is counted ("partition", "user"), when there is one. */
  noun: string | null
  /** "per month" and the like behind money and counts: the seconds of that period. */
  per: number | null
}

const word = (tokens: Token[], at: number): string => tokens[at]?.word ?? ''

/** "a second", "per day", "/s", "each minute", "an hour": the period in seconds and where it ends. */
const periodAt = (tokens: Token[], at: number): { seconds: number; end: number } | null => {
  const lead = word(tokens, at)
  if (
    lead === '/' ||
    lead === 'per' ||
    lead === 'each' ||
    lead === 'every' ||
    lead === 'a' ||
    lead === 'an' ||
    lead === 'and'
  ) {
    const unit = timeUnits.get(word(tokens, at + 1))
    // "and month" as in "per gigabyte and month"; "a m" is no period.
    if (unit !== undefined && (lead === '/' || lead === 'per' || word(tokens, at + 1).length > 1))
      return { seconds: unit, end: at + 2 }
  }
  if (lead === 'daily') return { seconds: 86400, end: at + 1 }
  if (lead === 'monthly') return { seconds: 2592000, end: at + 1 }
  if (lead === 'yearly' || lead === 'annually') return { seconds: 31536000, end: at + 1 }
  return null
}

const plainNoun = /^\p{L}{2,}$/u
const notNouns = new Set([
  'and',
  'or',
  'to',
  'in',
  'on',
  'of',
  'at',
  'is',
  'are',
  'for',
  'by',
  'per',
  'a',
  'an',
  'the',
  'it',
  'that',
  'so',
  'but',
  'if',
  'we',
  'i',
  'you',
  'would',
  'plus',
  'minus',
  'time',
  'divided',
  'over',
  'equal',
  'point',
  'with',
  'from',
  'then',
  'or',
  'as',
  'than',
  'because',
  'thats',
  'its',
  'which',
])

const ordinals: ReadonlyMap<string, number> = new Map([
  ['fifth', 5],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
])
const beforePercentile = new Set(['p', 'at', 'the'])

const multipleAt = (tokens: Token[], end: number): boolean => {
  const next = word(tokens, end)
  if (next === 'x' || next === '×') return !/^\d/.test(word(tokens, end + 1))
  return (
    next === 'fold' ||
    (next === 'time' &&
      /^(?:the|that|more|as|today|current|our|what|larger|bigger|higher|growth|peak)$/.test(
        word(tokens, end + 1),
      ))
  )
}

const measured = (tokens: Token[], numeral: { value: number; start: number; end: number }): Quantity => {
  const { value, start } = numeral
  const { end } = numeral
  const next = word(tokens, end)
  // Made by a function, for spreading a common part into each costs more than all the rest of this.
  const of = (kind: QuantityKind, value: number, end: number, per: number | null = null): Quantity => ({
    kind,
    value,
    start,
    end,
    noun: null,
    per,
  })
  const sign = currencySigns.has(word(tokens, start - 1))
  const moneyNext = moneyWords.has(next)
  if (sign || moneyNext) {
    const after = moneyNext ? end + 1 : end
    const per = periodAt(tokens, after)
    const factor = next === 'cent' ? 0.01 : 1
    const money = of('money', value * factor, per?.end ?? after, per?.seconds ?? null)
    if (sign) money.start--
    return money
  }
  if (percentWords.has(next) || (next === 'per' && word(tokens, end + 1) === 'cent'))
    return of(value >= 99 && value < 100 ? 'nines' : 'percent', value, next === 'per' ? end + 2 : end + 1)
  if (/^(?:th|st|nd|rd)$/.test(next) && word(tokens, end + 1) === 'percentile')
    return of('percentile', value, end + 2)
  if (next === 'percentile') return of('percentile', value, end + 1)
  if (next === 'nine' && value >= 2 && value <= 12) return of('nines', value, end + 1)
  const bits = bitRates.get(next)
  if (bits !== undefined) return of('bandwidth', value * bits, periodAt(tokens, end + 1)?.end ?? end + 1)
  const bytes = byteUnits.get(next)
  if (bytes !== undefined) {
    const per = periodAt(tokens, end + 1)
    return per
      ? of('bandwidth', (value * bytes) / per.seconds, per.end, per.seconds)
      : of('bytes', value * bytes, end + 1)
  }
  const rate = rateUnits.get(next)
  if (rate !== undefined) return of('rate', value, end + 1, 1)
  if (multipleAt(tokens, end)) return of('multiple', value, end + 1)
  const period = periodAt(tokens, end)
  if (period) return of('rate', value / period.seconds, period.end, period.seconds)
  const time = timeUnits.get(next)
  if (time !== undefined && !(next === 'd' || (next === 'us' && tokens[end]?.start !== tokens[end - 1]?.end)))
    return of('duration', value * time, end + 1)
  return counted(tokens, value, start, end)
}

/** "6 million open streams", "12 thousand small events a second". */
const counted = (tokens: Token[], value: number, start: number, end: number): Quantity => {
  for (let at = end; at < end + 3; at++) {
    const noun = word(tokens, at)
    if (!plainNoun.test(noun) || notNouns.has(noun)) break
    const period = periodAt(tokens, at + 1)
    if (period)
      return {
        kind: 'rate',
        value: value / period.seconds,
        start,
        end: period.end,
        noun,
        per: period.seconds,
      }
  }
  const noun = word(tokens, end)
  return plainNoun.test(noun) && !notNouns.has(noun)
    ? { kind: 'count', value, start, end: end + 1, noun, per: null }
    : { kind: 'number', value, start, end, noun: null, per: null }
}

/** Words that are a quantity without a number. */
const wordQuantities = new Set(
  'double doubled doubling twice triple tripled thrice tenfold median ninety ninetieth'.split(' '),
)
const mayBeginQuantity = (word: string): boolean =>
  mayBeginNumber(word) || wordQuantities.has(word) || /^p\d/.test(word)

const wordQuantity = (tokens: Token[], at: number): Quantity | null => {
  const token = word(tokens, at)
  const whole = { start: at, end: at + 1, noun: null, per: null }
  const percentile = /^p(\d{2,3})$/.exec(token)
  if (percentile) return { ...whole, kind: 'percentile', value: Number(percentile[1]) }
  if (/^(?:double|doubled|doubling|twice)$/.test(token)) return { ...whole, kind: 'multiple', value: 2 }
  if (/^(?:triple|tripled|thrice)$/.test(token)) return { ...whole, kind: 'multiple', value: 3 }
  if (token === 'tenfold') return { ...whole, kind: 'multiple', value: 10 }
  if (token === 'median') return { ...whole, kind: 'percentile', value: 50 }
  return null
}

/** "ninety-ninth percentile" in words. */
const ordinalPercentile = (tokens: Token[], at: number): Quantity | null => {
  const second = ordinals.get(word(tokens, at + 1))
  if (word(tokens, at) === 'ninety' && second !== undefined && word(tokens, at + 2) === 'percentile')
    return { kind: 'percentile', value: 90 + second, start: at, end: at + 3, noun: null, per: null }
  // "at the ninety-ninth", without the word.
  if (word(tokens, at) === 'ninety' && second !== undefined && word(tokens, at - 1) === 'the')
    return { kind: 'percentile', value: 90 + second, start: at, end: at + 2, noun: null, per: null }
  return word(tokens, at) === 'ninetieth' && word(tokens, at + 1) === 'percentile'
    ? { kind: 'percentile', value: 90, start: at, end: at + 2, noun: null, per: null }
    : null
}

/** All quantities of a token stream, in order. */
export const quantitiesOf = (tokens: Token[]): Quantity[] => {
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length; ) {
    if (!mayBeginQuantity(word(tokens, at))) {
      at++
      continue
    }
    const special = wordQuantity(tokens, at) ?? ordinalPercentile(tokens, at)
    if (special) {
      found.push(special)
      at = special.end
      continue
    }
    // "one" alone is a pronoun more often than a number.
    const lone =
      word(tokens, at) === 'one' ||
      (word(tokens, at) === 'second' && !beforePercentile.has(word(tokens, at - 1)))
    const numeral = numeralAt(tokens, at)
    if (!numeral) {
      at++
      continue
    }
    const quantity = measured(tokens, numeral)
    if (!(lone && numeral.end === at + 1 && (quantity.kind === 'number' || quantity.kind === 'count')))
      found.push(quantity)
    at = Math.max(quantity.kind === 'nines' ? quantity.end : numeral.end, at + 1)
  }
  return found
}
