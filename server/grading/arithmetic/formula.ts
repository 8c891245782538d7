import { type MathNode, MathUnit, parseTree, type Unit } from './mathjs-parts.ts'
import { FormulaError, prepare } from './prepare.ts'
import { type Shown, tidy, unitSize, unitText } from './shown.ts'
import { canonicalValue, dimensionsOf, knownUnits, nearUnits, unitOf } from './units.ts'

/** A number with its unit. Plain numbers have no `unit`. */
export interface Quantity {
  value: number
  unit: Unit | null
  /** The unit names as they were typed, multiplied out; a name may stand here that has cancelled by dimension. */
  shown: Shown
  /** Set after `to`: `shown` is the wish of the one who typed and not to be prettified. */
  fixed: boolean
}

/** What a formula gives: a quantity, its value in canonical units (B, s, USD, counted things) and their powers. */
export interface Computed {
  quantity: Quantity
  canonical: number
  dimensions: ReadonlyMap<string, number>
}
export type Outcome = { ok: true; computed: Computed } | { ok: false; message: string }

const maxExponent = 64
const nothingShown: Shown = new Map()

/**
 * Evaluates a formula with units, such as `10e6 event/s * 200 B/event to GB/s`. Never throws and never runs anything
 * but + - * / ^, the functions below and conversions; the message says what is wrong and what to type.
 */
export function evaluateFormula(formula: string): Outcome {
  try {
    const quantity = evaluate(treeOf(prepare(formula)))
    const dimensions: ReadonlyMap<string, number> = quantity.unit ? dimensionsOf(quantity.unit) : new Map()
    const canonical = quantity.unit ? canonicalValue(quantity.unit) : quantity.value
    if (!Number.isFinite(canonical))
      throw new FormulaError(
        'This has no finite result; look for a division by zero or a number that is too large.',
      )
    return { ok: true, computed: { quantity, canonical, dimensions } }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, message: error.message }
    return { ok: false, message: 'This formula cannot be read; write it like 125 node * 1.5 USD/hour/node.' }
  }
}

function treeOf(prepared: string): MathNode {
  try {
    return parseTree(prepared)
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    if (detail.includes('end of expression'))
      throw new FormulaError('The formula stops in the middle; something is missing at its end.')
    throw new FormulaError('This formula cannot be read; write it like 125 node * 1.5 USD/hour/node.')
  }
}

function evaluate(node: MathNode): Quantity {
  if (isKind(node, 'ConstantNode')) return constant(node.value)
  if (isKind(node, 'ParenthesisNode')) return evaluate(node.content)
  if (isKind(node, 'SymbolNode')) return symbol(node.name)
  if (isKind(node, 'OperatorNode')) return operation(node.fn, node.args)
  if (isKind(node, 'FunctionNode')) return call(node.fn.name, node.args)
  throw new FormulaError('A formula holds numbers, units, + - * / ^ ( ) and "to", nothing else.')
}

/** The five kinds of node that are read; mathjs's own types leave out what is in them. */
interface Kinds {
  ConstantNode: { value: unknown }
  ParenthesisNode: { content: MathNode }
  SymbolNode: { name: string }
  OperatorNode: { fn: string; args: MathNode[] }
  FunctionNode: { fn: { name: string }; args: MathNode[] }
}
function isKind<K extends keyof Kinds>(node: MathNode, kind: K): node is MathNode & Kinds[K] {
  return node.type === kind
}

function plain(value: number): Quantity {
  return { value, unit: null, shown: nothingShown, fixed: false }
}

function constant(value: unknown): Quantity {
  if (typeof value !== 'number') throw new FormulaError('Only numbers and units can be computed with.')
  return plain(value)
}

function symbol(name: string): Quantity {
  const found = unitOf(name)
  if (found) {
    const shown = new Map(Object.entries(found.known.shown))
    return { value: found.unit.value, unit: found.unit, shown, fixed: false }
  }
  if (Object.hasOwn(functions, name)) throw new FormulaError(`After "${name}" comes "(".`)
  const near = nearUnits(name)
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Use units such as event, request, user, node, B, GB, s, day, month, USD.'
  throw new FormulaError(`"${name}" is not a known unit. ${hint}`)
}

function operation(fn: string, args: MathNode[]): Quantity {
  const [a, b] = args
  if (!a) throw new FormulaError('Something is missing before an operator.')
  if (!b) {
    if (fn === 'unaryMinus') return scaled(evaluate(a), -1)
    if (fn === 'unaryPlus') return evaluate(a)
  } else {
    if (fn === 'add') return sum(evaluate(a), evaluate(b), 1)
    if (fn === 'subtract') return sum(evaluate(a), evaluate(b), -1)
    if (fn === 'multiply') return product(evaluate(a), evaluate(b), 1)
    if (fn === 'divide') return product(evaluate(a), evaluate(b), -1)
    if (fn === 'pow') return power(evaluate(a), evaluate(b))
    if (fn === 'to') return convert(evaluate(a), evaluate(b))
  }
  throw new FormulaError('A formula knows + - * / ^ and "to"; other operators do not belong in it.')
}

const rounding = { round: Math.round, ceil: Math.ceil, floor: Math.floor }
const ofNumbers = { sqrt: Math.sqrt, log2: Math.log2, log10: Math.log10 }
const functions = { ...rounding, ...ofNumbers, min: Math.min, max: Math.max }

function call(name: string, args: MathNode[]): Quantity {
  const values = args.map(evaluate)
  const [first] = values
  if (!Object.hasOwn(functions, name))
    throw new FormulaError(
      `"${name}" is not a known function; there are ${Object.keys(functions).join(', ')}.`,
    )
  if (!first) throw new FormulaError(`${name}( ) needs a value.`)
  if (name === 'min' || name === 'max') return extreme(name, first, values)
  if (values.length > 1) throw new FormulaError(`${name}( ) takes one value.`)
  if (isOneOf(rounding, name)) return rounded(rounding[name], first)
  if (first.unit) throw new FormulaError(`${name}( ) takes a number without a unit, not ${describe(first)}.`)
  if (isOneOf(ofNumbers, name)) return plain(ofNumbers[name](first.value))
  throw new FormulaError(`"${name}" is not a known function.`)
}
function isOneOf<T extends object>(table: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(table, name)
}

function extreme(name: 'min' | 'max', first: Quantity, values: Quantity[]): Quantity {
  for (const other of values) requireSame(first, other, `inside ${name}( )`)
  const value = Math[name](...values.map((each) => each.value))
  return values.find((each) => each.value === value) ?? first
}

// Rounds in the unit that would be shown: ceil(2.3 node) is 3 node.
function rounded(round: (value: number) => number, a: Quantity): Quantity {
  const size = unitSize(a.shown)
  return withValue(a, round(Number((a.value / size).toPrecision(12))) * size)
}

function withValue(a: Quantity, value: number): Quantity {
  if (!a.unit) return { ...a, value }
  const unit = a.unit.clone()
  unit.value = value
  return { ...a, value, unit }
}
const scaled = (a: Quantity, by: number) => withValue(a, a.value * by)

function sum(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  requireSame(a, b, sign === 1 ? 'in a sum' : 'in a difference')
  return withValue(a, a.value + sign * b.value)
}

function product(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  const shown = new Map(a.shown)
  for (const [name, times] of b.shown) shown.set(name, (shown.get(name) ?? 0) + sign * times)
  if (!a.unit && !b.unit) return plain(sign === 1 ? a.value * b.value : a.value / b.value)
  const left = a.unit ?? one
  const right = b.unit ?? one
  const unit = quantityOf(sign === 1 ? left.multiply(right) : left.divide(right))
  const value = sign === 1 ? a.value * b.value : a.value / b.value
  if (!unit) return { ...plain(value), shown }
  unit.value = value
  return { value, unit, shown, fixed: false }
}
// mathjs gives a plain number back when all units have cancelled.
const quantityOf = (result: unknown): Unit | null => (isUnit(result) ? result : null)
const isUnit = (result: unknown): result is Unit => result instanceof MathUnit
// A unit without dimension, so that plain numbers can take part: one second per second, never shown.
const one = new MathUnit(1, 's^0')

function power(a: Quantity, b: Quantity): Quantity {
  if (b.unit) throw new FormulaError('An exponent is a number without a unit.')
  if (Math.abs(b.value) > maxExponent) throw new FormulaError(`An exponent is at most ${maxExponent}.`)
  if (!a.unit) return plain(a.value ** b.value)
  if (!Number.isInteger(b.value) || Math.abs(b.value) > 4)
    throw new FormulaError('A unit can be raised to a whole number up to 4 only.')
  let result = plain(1)
  for (let times = 0; times < Math.abs(b.value); times++) result = product(result, a, b.value > 0 ? 1 : -1)
  return result
}

function convert(a: Quantity, target: Quantity): Quantity {
  if (!target.unit) throw new FormulaError('After "to" comes a unit, such as GB/s or USD.')
  const size = unitSize(target.shown)
  if (Math.abs(target.value / size - 1) > 1e-9)
    throw new FormulaError('After "to" comes a unit without a number, such as GB/s or USD.')
  if (!a.unit?.equalBase(target.unit)) throw new FormulaError(mismatch(a, target))
  return { ...a, shown: target.shown, fixed: true }
}

function requireSame(a: Quantity, b: Quantity, where: string): void {
  const same = a.unit && b.unit ? a.unit.equalBase(b.unit) : !a.unit && !b.unit
  if (!same)
    throw new FormulaError(
      `${describe(a)} and ${describe(b)} do not go together ${where}; make them the same unit.`,
    )
}

function mismatch(a: Quantity, target: Quantity): string {
  const says = `The result is ${describe(a)}, which cannot become ${describe(target)}.`
  const wanted = target.unit ? dimensionsOf(target.unit) : new Map<string, number>()
  const left = a.unit ? dimensionsOf(a.unit) : new Map<string, number>()
  for (const [name, times] of left) if (wanted.get(name) === times) left.delete(name)
  const [extra, times] = [...left][0] ?? ['', 0]
  if (left.size === 1 && ![...wanted.keys()].some((name) => !a.unit || !dimensionsOf(a.unit).has(name)))
    return `${says} "${extra}" is left ${times > 0 ? `over; divide by it, as in 200 B/${extra === 'B' ? 'event' : extra}` : `below the line; multiply by a number of ${extra}`}.`
  return says
}

/** The unit of a quantity for a message: `event B/s`, or `a plain number`. */
export function describe(a: Quantity): string {
  if (!a.unit) return 'a plain number'
  return unitText(a.fixed ? a.shown : tidy(a.shown, dimensionsOf(a.unit)))
}

/** Is this one of the units that formulas know? For completion in an editor. */
export const isKnownUnit = (name: string): boolean => knownUnits.has(name)
