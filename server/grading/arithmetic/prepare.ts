import { knownUnits, multipliers } from './units.ts'

/** Something wrong with a formula; the message is for the person who typed it. */
export class FormulaError extends Error {}

const maxLength = 500
const maxDepth = 25
const sameAs: Record<string, string> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  ' ': ' ',
  '\t': ' ',
}

const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9'
const isLetter = (c: string | undefined) => c !== undefined && /[A-Za-z_]/.test(c)

/**
 * Rewrites what people type into what mathjs reads: `$1.5M` becomes `(1.5e6 USD)`, `1,000` becomes `1000`, `8%` becomes
 * `(8/100)`, `per` becomes `/`. One pass, no backtracking. Throws FormulaError for characters that no formula needs.
 */
export function prepare(formula: string): string {
  if (formula.trim() === '')
    throw new FormulaError('Type a formula, such as 10e6 event/s * 200 B/event to GB/s.')
  if (formula.length > maxLength)
    throw new FormulaError(`A formula has at most ${maxLength} characters; split it over several rows.`)
  const text = Array.from(formula, (c) => sameAs[c] ?? c).join('')
  return new Preparation(text).run()
}

class Preparation {
  private at = 0
  private out = ''
  /** For each open parenthesis: does it hold the arguments of a function, where commas separate? */
  private open: boolean[] = []

  constructor(private readonly text: string) {}

  run(): string {
    while (this.at < this.text.length) this.step()
    if (this.open.length > 0) throw new FormulaError('A ")" is missing.')
    return this.out
  }

  private step(): void {
    const c = this.text[this.at]
    if (isDigit(c) || (c === '.' && isDigit(this.text[this.at + 1]))) this.out += this.measured()
    else if (c === '$') this.money()
    else if (isLetter(c)) this.word()
    else if (c === '(') this.openParenthesis()
    else if (c === ')') this.closeParenthesis()
    else if (c === ',' && !this.open.at(-1))
      throw new FormulaError(
        'A "," stands only between groups of three digits (1,000); write decimals with a point.',
      )
    else if (c === '%') throw new FormulaError('"%" follows a number directly, as in 8%.')
    else if (c !== undefined && ' +-*/^,'.includes(c)) this.copy()
    else
      throw new FormulaError(
        `"${c}" does not belong in a formula; use numbers, units, + - * / ^ ( ) and "to".`,
      )
  }

  private copy(): void {
    this.out += this.text[this.at]
    this.at++
  }

  private openParenthesis(): void {
    this.open.push(/[A-Za-z0-9]$/.test(this.out) && functionName.test(this.out.slice(-6)))
    if (this.open.length > maxDepth) throw new FormulaError('Too many parentheses inside each other.')
    this.copy()
  }

  private closeParenthesis(): void {
    if (this.open.length === 0) throw new FormulaError('A ")" has no "(" before it.')
    this.open.pop()
    this.copy()
  }

  private word(): void {
    const from = this.at
    while (isLetter(this.text[this.at]) || isDigit(this.text[this.at])) this.at++
    const word = this.text.slice(from, this.at)
    if (word === 'per') this.out += '/'
    else if (word === 'x') this.out += '*'
    else this.out += multipliers.has(word) ? String(multipliers.get(word)) : word
  }

  private money(): void {
    this.at++
    this.skipSpaces()
    this.out += isDigit(this.text[this.at]) || this.text[this.at] === '.' ? this.measured(' USD') : ' USD '
  }

  /**
   * A number and the units written right after it, as one: in `12 TB / 400 B/row` the division is by `400 B/row`. A slash
   * with a space on either side ends it.
   */
  private measured(currency = ''): string {
    const amount = this.amount() + currency
    const units = this.units()
    return units === '' && currency === '' ? amount : `(${amount}${units})`
  }

  private units(): string {
    let units = ''
    for (;;) {
      const back = this.at
      const joint = this.joint()
      const from = this.at
      while (isLetter(this.text[this.at]) || isDigit(this.text[this.at])) this.at++
      const word = this.text.slice(from, this.at)
      if (!knownUnits.has(word)) {
        this.at = back
        return units
      }
      units += joint + word + this.exponent()
    }
  }

  /** What may stand between a number and its units, and between two of these. */
  private joint(): string {
    if (this.text[this.at] === '/') {
      this.at++
      return '/'
    }
    const spaces = this.text[this.at] === ' '
    this.skipSpaces()
    if (!spaces || !this.text.startsWith('per ', this.at)) return ' '
    this.at += 4
    this.skipSpaces()
    return '/'
  }

  private exponent(): string {
    const digit = this.text[this.at + 1]
    if (this.text[this.at] !== '^' || !isDigit(digit) || isDigit(this.text[this.at + 2])) return ''
    this.at += 2
    return `^${digit}`
  }

  /** A number with its thousands commas, exponent, multiplier and percent sign, as one number. */
  private amount(): string {
    const digits = this.digits()
    const factor = this.multiplier()
    // In parentheses, since mathjs reads "60 / 2 k" as (60 / 2) k.
    const amount =
      factor === 1
        ? digits
        : /[eE]/.test(digits)
          ? `(${digits}*${factor})`
          : `${digits}e${Math.log10(factor)}`
    // With a space before it "%" could be meant as a remainder; that is refused.
    if (this.text[this.at] !== '%') return amount
    this.at++
    return `(${amount}/100)`
  }

  private digits(): string {
    let out = ''
    const run = () => {
      while (isDigit(this.text[this.at])) out += this.text[this.at++]
    }
    run()
    while (!this.open.at(-1) && this.text[this.at] === ',' && this.threeDigitsAt(this.at + 1)) {
      this.at++
      run()
    }
    if (this.text[this.at] === '.') {
      out += this.text[this.at++]
      run()
    }
    if (this.text[this.at] === '.') throw new FormulaError('A number has one decimal point.')
    const sign = '+-'.includes(this.text[this.at + 1] ?? ' ') ? 1 : 0
    if (/[eE]/.test(this.text[this.at] ?? '') && isDigit(this.text[this.at + 1 + sign])) {
      out += this.text.slice(this.at, this.at + 1 + sign)
      this.at += 1 + sign
      run()
    }
    return out.endsWith('.') ? `${out}0` : out
  }

  private threeDigitsAt(at: number): boolean {
    const [a, b, c, d] = [0, 1, 2, 3].map((offset) => isDigit(this.text[at + offset]))
    return Boolean(a && b && c && !d)
  }

  private multiplier(): number {
    const back = this.at
    this.skipSpaces()
    const from = this.at
    while (isLetter(this.text[this.at])) this.at++
    const factor = isDigit(this.text[this.at]) ? undefined : multipliers.get(this.text.slice(from, this.at))
    if (factor === undefined) this.at = back
    return factor ?? 1
  }

  private skipSpaces(): void {
    while (this.text[this.at] === ' ') this.at++
  }
}

const functionName = /(?:^|[^A-Za-z0-9_])(?:min|max|round|ceil|floor|sqrt|log2|log10)$/
