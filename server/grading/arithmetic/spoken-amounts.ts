import { beginsNumber, endsNumber, numberAt } from './spoken-numbers.ts'
import type { Token } from './spoken-tokens.ts'

/** Powers of bytes, seconds and dollars. What is counted (events, nodes) is left out: speech drops it too often. */
export interface Powers {
  B: number
  s: number
  USD: number
}
/** A figure in speech, with its unit as far as it was said. */
export interface Amount {
  /** The number as said, data in bytes and money in dollars, time in the unit it was said in. */
  raw: number
  /** The same with time in seconds. */
  value: number
  powers: Powers
  /** Says how the unit was put, for the report: `GB/s`. */
  unit: string
  /** What one such unit is in bytes, seconds and dollars. */
  unitSize: number
  unsure: boolean
  start: number
  end: number
  /** The token after it. */
  next: number
}

interface Unit {
  of: keyof Powers
  size: number
  name: string
}
const units = new Map<string, Unit>()
const data: [string, number, string[]][] = [
  ['B', 1, ['byte', 'bytes']],
  ['kB', 1e3, ['kilobyte', 'kilobytes', 'kb']],
  ['MB', 1e6, ['megabyte', 'megabytes', 'mb', 'meg', 'megs']],
  ['GB', 1e9, ['gigabyte', 'gigabytes', 'gb', 'gig', 'gigs']],
  ['TB', 1e12, ['terabyte', 'terabytes', 'tb']],
  ['PB', 1e15, ['petabyte', 'petabytes', 'pb']],
  ['EB', 1e18, ['exabyte', 'exabytes', 'eb']],
]
const time: [string, number, string[]][] = [
  ['ms', 1e-3, ['ms', 'millisecond', 'milliseconds']],
  ['s', 1, ['s', 'sec', 'secs', 'second', 'seconds']],
  ['min', 60, ['minute', 'minutes', 'min', 'mins']],
  ['hour', 3_600, ['hour', 'hours', 'hr', 'h']],
  ['day', 86_400, ['day', 'days', 'd']],
  ['week', 604_800, ['week', 'weeks']],
  ['month', 30 * 86_400, ['month', 'months']],
  ['year', 365 * 86_400, ['year', 'years', 'yr']],
]
for (const [name, size, words] of data) for (const word of words) units.set(word, { of: 'B', size, name })
for (const [name, size, words] of time) for (const word of words) units.set(word, { of: 's', size, name })
for (const word of ['dollar', 'dollars', 'bucks', 'usd']) units.set(word, { of: 'USD', size: 1, name: 'USD' })
for (const word of ['cent', 'cents']) units.set(word, { of: 'USD', size: 0.01, name: 'cent' })
const bits = new Map([
  ['Mb', 1e6],
  ['Gb', 1e9],
  ['Mbit', 1e6],
  ['Gbit', 1e9],
  ['Mbps', 1e6],
  ['Gbps', 1e9],
])
// Whatever these follow is not what the number counts.
const noNoun = new Set(
  (
    'is are was equals makes gives so times over divided multiplied plus minus by that which at for of and or to from with in ' +
    'on a an the per each every then but if i we it'
  ).split(' '),
)

/** Reads the amount that begins at token `at`; nothing when no number begins there. */
export function amountAt(tokens: readonly Token[], at: number): Amount | undefined {
  const first = tokens[at]
  if (!first) return undefined
  const dollars = first.text === '$'
  const number = numberAt(tokens, dollars ? at + 1 : at)
  if (!number) return undefined
  const reading = new Reading(tokens, number.next, number.value)
  // "seven twenty million" is 720 million; whoever starts at "twenty" reads it wrong.
  reading.unsure = number.unsure || beginsNumber(tokens[at - 1]) || endsRange(tokens, at)
  if (dollars) reading.take({ of: 'USD', size: 1, name: 'USD' }, 1)
  reading.units()
  return reading.result(first.start)
}

/** "a day", "an hour", "a year" as an amount of time, for the right side of "over" and "times". */
export function spanAt(tokens: readonly Token[], at: number): Amount | undefined {
  const article = tokens[at]
  if (!article || !['a', 'an', 'one'].includes(article.text)) return undefined
  const unit = units.get(tokens[at + 1]?.text ?? '')
  if (unit?.of !== 's') return undefined
  const reading = new Reading(tokens, at + 2, 1)
  reading.take(unit, 1)
  return reading.result(article.start)
}

// The second half of "two or three".
function endsRange(tokens: readonly Token[], at: number): boolean {
  return ['or', 'to', '-', '–'].includes(tokens[at - 1]?.text ?? '') && endsNumber(tokens[at - 2])
}

class Reading {
  unsure = false
  private value: number
  private unitSize = 1
  private named: string[] = []
  private below: string[] = []
  private readonly powers: Powers = { B: 0, s: 0, USD: 0 }

  constructor(
    private readonly tokens: readonly Token[],
    private at: number,
    private raw: number,
  ) {
    this.value = raw
  }

  take(unit: Unit, power: 1 | -1): void {
    this.powers[unit.of] += power
    this.value *= unit.size ** power
    this.unitSize *= unit.size ** power
    if (unit.of !== 's') this.raw *= unit.size ** power
    ;(power === 1 ? this.named : this.below).push(unit.name)
  }

  units(): void {
    this.own()
    // "per second", "a second", "/s", also behind what is counted: "ten million story views per second".
    for (let round = 0; round < 3; round++) if (!this.rate()) break
  }

  result(start: number): Amount {
    const unit = [this.named.join(' '), ...this.below].join('/')
    const end = this.tokens[this.at - 1]?.end ?? start
    const { raw, value, powers, unitSize, unsure, at } = this
    return { raw, value, powers, unit, unitSize, unsure, start, end, next: at }
  }

  private text(offset = 0): string {
    return this.tokens[this.at + offset]?.text ?? ''
  }

  private own(): void {
    const token = this.tokens[this.at]
    if (!token) return
    const before = this.tokens[this.at - 1]
    const glued = before?.end === token.start
    if (token.text === 'percent' || token.text === '%') {
      this.at++
      this.raw /= 100
      this.value /= 100
    } else if (bits.has(token.raw)) this.bits(token)
    else if (token.raw === 'B' && glued) {
      // "2B users" is two billion, "200B" two hundred bytes.
      this.at++
      this.unsure ||= this.tokens[this.at]?.kind === 'word' && !noNoun.has(this.text())
      this.take({ of: 'B', size: 1, name: 'B' }, 1)
    } else if (glued && token.kind === 'word' && !units.has(token.text)) this.unsure = true
    else this.known()
  }

  private bits(token: Token): void {
    this.at++
    this.take({ of: 'B', size: (bits.get(token.raw) ?? 1) / 8, name: token.raw.replace('ps', 'it') }, 1)
    if (token.raw.endsWith('ps')) this.take({ of: 's', size: 1, name: 's' }, -1)
  }

  private known(): void {
    const unit = units.get(this.text())
    // "thirty day retention times …" names a thing by its time; harmless, it stays a time.
    if (!unit || (unit.name.length < 2 && unit.name !== 's' && unit.name !== 'B')) return
    this.at++
    this.take(unit, 1)
  }

  private rate(): boolean {
    for (let nouns = 0; nouns <= 3; nouns++) {
      const word = this.text(nouns)
      const after = units.get(this.text(nouns + 1))
      if (['per', '/', 'every', 'each'].includes(word)) return this.per(nouns)
      if ((word === 'a' || word === 'an') && after?.of === 's') {
        this.at += nouns + 2
        this.take(after, -1)
        return true
      }
      const token = this.tokens[this.at + nouns]
      if (token?.kind !== 'word' || noNoun.has(word) || units.has(word) || beginsNumber(token)) return false
    }
    return false
  }

  private per(nouns: number): boolean {
    const what = this.tokens[this.at + nouns + 1]
    const unit = units.get(what?.text ?? '')
    if (unit) {
      this.at += nouns + 2
      this.take(unit, -1)
      return true
    }
    // "$16 per billion views", "every 10 seconds", "/ 86,400": not a plain amount any more.
    const dividing = this.text(nouns) === '/'
    if (!dividing && what && (beginsNumber(what) || numberAt(this.tokens, this.at + nouns + 1)))
      this.unsure = true
    if (dividing || what?.kind !== 'word' || noNoun.has(what.text)) return false
    this.at += nouns + 2
    return true
  }
}
