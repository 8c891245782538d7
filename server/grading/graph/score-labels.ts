import type { TruthThing } from './score-schema.ts'

// Two labels are the same when they share this much of their character pairs.
const alike = 0.85

/** A label without case, blanks, line breaks and signs; a label of signs alone keeps them. */
export function normal(label: string): string {
  const text = label.normalize('NFKC').toLowerCase()
  return text.replace(/[^\p{L}\p{N}]+/gu, '') || text.replace(/\s+/g, '')
}

function sharedPairs(a: string, b: string): number {
  if (a === b) return 1
  const [x, y] = [[...a], [...b]]
  if (x.length < 2 || y.length < 2) return 0
  const pairs = (of: string[]) => of.slice(1).map((next, index) => `${of[index]}${next}`)
  const count = new Map<string, number>()
  for (const pair of pairs(x)) count.set(pair, (count.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of pairs(y)) {
    const left = count.get(pair) ?? 0
    if (left > 0) shared++
    count.set(pair, left - 1)
  }
  return (2 * shared) / (x.length + y.length - 2)
}

const firstLine = (label: string) =>
  label
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find(Boolean) ?? ''
const digits = (text: string) => text.replace(/[^\p{N}]+/gu, '')

/** How well a produced label fits a true one: 0 for not at all, otherwise the higher the closer. */
export function likeness(produced: string, truth: TruthThing): number {
  const [p, t] = [normal(produced), normal(truth.label)]
  if (p === t) return 4
  const others = (truth.alt ?? []).map(normal)
  if (others.includes(p)) return 3
  if (!p || !t) return 0
  const first = normal(firstLine(produced))
  if (first && (first === t || others.includes(first))) return 2
  // "pod 1" and "pod 2" differ in a digit and are two things.
  if (digits(p) !== digits(t)) return 0
  const shared = Math.max(...[t, ...others].map((other) => sharedPairs(p, other)))
  return shared >= alike ? shared : 0
}

export const sameLabel = (a: string, b: string) =>
  normal(a) === normal(b) || sharedPairs(normal(a), normal(b)) >= alike
