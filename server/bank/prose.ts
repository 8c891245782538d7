import type { Path } from './fault.ts'

/** A text that people read, and where it stands. */
export interface Prose {
  path: Path
  text: string
}

// Not prose: names for machines, formulas with their units, and words as the grader looks for them.
const skipped = new Set([
  'format',
  'id',
  'formula',
  'value',
  'result',
  'signals',
  'touched',
  'asks',
  'keys',
  'type',
  'from',
  'to',
  'region',
  'kind',
  'phases',
  'missing',
  'audit',
  'companies',
  'fits',
])

const isSlug = (text: string): boolean => /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/.test(text)

/** All texts in a parsed file that people read, in the order in which they stand. */
export function proseOf(value: unknown, path: Path = []): Prose[] {
  if (typeof value === 'string') return isSlug(value) ? [] : [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((each, index) => proseOf(each, [...path, index]))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) =>
    skipped.has(name) || isField(path, name) ? [] : proseOf(each, [...path, name]),
  )
}

/** Names of tables and their columns are the author's own. */
const isField = (path: Path, name: string): boolean =>
  name === 'name' && (path.includes('dataModel') || path.includes('fields'))
