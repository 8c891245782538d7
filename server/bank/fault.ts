import { z } from 'zod'

/** A place inside a file's content: `['criteria', 2, 'weights', 'L6']`. */
export type Path = readonly (string | number)[]

/** Something wrong with the content of a file, before its line is known. */
export type ContentFault = { path: Path; says: string }

/** Shows a path as people write it: `criteria[2].weights.L6`. */
export function showPath(path: Path): string {
  return path.reduce<string>((shown, step) => {
    if (typeof step === 'number') return `${shown}[${step}]`
    return shown === '' ? step : `${shown}.${step}`
  }, '')
}

const longestShown = 60

/** Shows a value the way a message quotes it: `"high"`, `12`, `nothing`, `a list`, `a group of fields`. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a group of fields'
  const shown = JSON.stringify(value)
  return shown.length > longestShown ? `${shown.slice(0, longestShown)}…"` : shown
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
}

function sized(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const { origin } = issue
  const bound =
    issue.code === 'too_small'
      ? `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
      : `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`
  if (origin === 'string') return bound === 'at least 1' ? 'a text that is not empty' : `${bound} characters`
  if (origin === 'array') return `${bound} entries`
  return `a number of ${bound}`
}

const oneOf = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(' or ')

function expectation(issue: z.core.$ZodIssue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `expected ${oneOf(issue.values)}`
    case 'too_small':
    case 'too_big':
      return `expected ${sized(issue)}`
    default:
      return issue.message.startsWith('expected') ? issue.message : null
  }
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (value === null || typeof value !== 'object') return undefined
    return Reflect.get(value, step)
  }, content)
}

const isStep = (step: PropertyKey): step is string | number => typeof step !== 'symbol'

function unionFaults(content: unknown, issue: z.core.$ZodIssueInvalidUnion, path: Path): ContentFault[] {
  // The branch that went furthest is the one the author meant.
  const reach = (branch: z.core.$ZodIssue[]): number => Math.max(0, ...branch.map((each) => each.path.length))
  const meant = [...issue.errors].sort((a, b) => reach(b) - reach(a) || a.length - b.length)[0]
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  const says = options.length > 0 ? `expected ${oneOf(options)}` : 'expected another shape'
  if (!meant || reach(meant) === 0)
    return [{ path, says: `${says}, got ${showValue(valueAt(content, path))}` }]
  return meant.flatMap((inner) => faultsOf(content, { ...inner, path: [...path, ...inner.path] }))
}

/** Turns one zod issue into faults that name the field, what was expected and what stands there. */
export function faultsOf(content: unknown, issue: z.core.$ZodIssue): ContentFault[] {
  const path = issue.path.filter(isStep)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: 'expected no field of this name',
    }))
  if (issue.code === 'invalid_union') return unionFaults(content, issue, path)
  const expected = expectation(issue)
  if (expected === null) return [{ path, says: issue.message }]
  const stands = `got ${showValue(valueAt(content, path))}`
  return [{ path, says: expected.includes(', got ') ? expected : `${expected}, ${stands}` }]
}

/** Something wrong with a file, where it stands. `line` counts from 1, `field` is empty for the file as a whole. */
export const fileFault = z.object({ file: z.string(), line: z.int(), field: z.string(), says: z.string() })
export type FileFault = z.infer<typeof fileFault>

/** One line for people and logs: `questions/my.yaml:14: criteria[2].weights.L6: expected a number, got "high"`. */
export function faultLine({ file, line, field, says }: FileFault): string {
  return `${file}:${line}: ${field === '' ? says : `${field}: ${says}`}`
}

/** Everything that is wrong with the files of a bank, a line for each fault. */
export class BankError extends Error {
  readonly faults: readonly FileFault[]

  constructor(faults: readonly FileFault[]) {
    super(faults.map(faultLine).join('\n'))
    this.name = 'BankError'
    this.faults = faults
  }

  get lines(): readonly string[] {
    return this.faults.map(faultLine)
  }
}
