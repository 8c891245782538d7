import type { SignalsOf } from '../../interview/signals.ts'
import { builtIn } from '../match/ideas-of.ts'
import { passagesOf } from '../match/rules.ts'
import type { Search } from '../match/search.ts'
import type { Quantity } from '../quantities/read.ts'
import type { Line } from '../text/transcript.ts'
import { type Case, credited, type Judge, missed, strongest } from './judgement.ts'

type Of = SignalsOf<'estimation'>['of']
interface Group {
  lines: Line[]
  strength: number
}

const kinds: Record<Of, ReadonlySet<Quantity['kind']>> = {
  capacity: new Set(['rate', 'bytes', 'bandwidth']),
  money: new Set(['money']),
}
const moneyText = /[$€£]|dollar|euro|usd|\bcents?\b|\bpounds?\b/i

/** A calculation in one sentence or two: an operation and three numbers, of which some measure what is asked for. */
const calculations = (search: Search, of: Of): Group[] => {
  const operations = new Set(search.positions(builtIn.operation))
  const found: Group[] = []
  search.lines.forEach((line, at) => {
    if (line.standing !== 'own' || line.question || line.source.place !== 'said') return
    if (!operations.has(at) && !operations.has(at + 1)) return
    const next = search.lines[at + 1]
    const both = next?.turn === line.turn && next.standing === 'own' ? [line, next] : [line]
    const quantities = both.flatMap((one) => one.quantities)
    const fitting = quantities.filter((one) => kinds[of].has(one.kind))
    if (quantities.length >= 3 && fitting.length >= (of === 'money' ? 1 : 2))
      found.push({ lines: both, strength: quantities.length })
  })
  return found
}

/** Calculations looked at; who calculates more often has shown it. */
const ENOUGH = 60

/** The candidate's lines by utterance. */
const byUtterance = (search: Search): Map<string, Line[]> => {
  const lines = new Map<string, Line[]>()
  for (const line of search.lines) {
    if (line.source.place !== 'said' || line.agreedTo || line.standing === 'void') continue
    const there = lines.get(line.source.utterance)
    if (there) there.push(line)
    else lines.set(line.source.utterance, [line])
  }
  return lines
}

/** The lines of an utterance in which a calculation was found. */
const linesOf = (lines: Line[], quote: string): Line[] => {
  const [first] = lines
  if (!first) return []
  const at = first.source.text.indexOf(quote)
  const exact = lines.filter((line) => line.end > at && line.start <= at)
  return exact.length > 0 ? exact : [first]
}

/** What was calculated aloud and is about what is asked for: money, or anything with a unit that is not money. */
const derived = (
  { search, derivations }: Case,
  of: Of,
): { right: Group[]; wrong: Group[]; corrected: Group[] } => {
  const sorted = { right: [] as Group[], wrong: [] as Group[], corrected: [] as Group[] }
  const said = byUtterance(search)
  for (const one of derivations.slice(0, ENOUGH)) {
    const isMoney = moneyText.test(`${one.quote} ${one.stated}`)
    const lines = linesOf(said.get(one.utterance) ?? [], one.quote)
    const measured = lines.some((line) => line.quantities.some(({ kind }) => kinds.capacity.has(kind)))
    const hasUnit =
      measured ||
      /[a-z/$]/i.test(one.stated.replace(/\b(?:thousand|million|billion|trillion)\b/g, '')) ||
      /\b(?:per|a) (?:second|day|hour|minute)|byte|[kmgtp]b\b|request|event|query|partition|node|server|core|machine/i.test(
        one.quote,
      )
    if (of === 'money' ? !isMoney : isMoney || !hasUnit) continue
    const group = { lines, strength: 4 }
    if (group.lines.length === 0) continue
    if (one.verdict === 'right') sorted.right.push(group)
    else if (one.verdict === 'off-by') sorted.wrong.push(group)
    else if (one.verdict === 'corrected') sorted.corrected.push(group)
  }
  return sorted
}

const worksheetGroups = ({ search, rows }: Case, of: Of): Group[] => {
  const written = new Map<string, Line[]>()
  for (const line of rows.length > 0 ? search.lines : []) {
    const there = written.get(line.source.text)
    if (there) there.push(line)
    else written.set(line.source.text, [line])
  }
  return rows
    .filter(
      ({ row, result }) =>
        result.ok &&
        (of === 'money') === (row.section === 'cost' || result.amountUsd !== null) &&
        /[*/+^]/.test(row.formula),
    )
    .flatMap(({ row }) => {
      const lines = written.get(`${row.label} = ${row.formula}`)
      return lines ? [{ lines, strength: 5 }] : []
    })
}

/**
 * Judges arithmetic. Met: a calculation that comes out right, on the worksheet or aloud, or two that could be followed
 * but not recomputed. An error of more than two times that was never corrected makes it partial.
 */
export const judgeEstimation: Judge<'estimation'> = (signals, given) => {
  const { search } = given
  const { right, wrong, corrected } = derived(given, signals.of)
  const sheet = worksheetGroups(given, signals.of)
  const followed = calculations(search, signals.of)
  const turns = new Set(followed.map((group) => group.lines[0]?.turn))
  if (wrong.length > 0 && signals.of === 'capacity')
    return credited(
      'partial',
      strongest([...wrong, ...right]),
      'calculates, and a figure is off by more than two times',
    )
  if (right.length + sheet.length > 0)
    return credited(
      'met',
      strongest([...sheet, ...right, ...followed]),
      'derives a number that comes out right',
    )
  const metRules = signals.met.flatMap((rule) => passagesOf(search, rule, true))
  const asLines = (at: number): Line[] => (search.lines[at] ? [search.lines[at]] : [])
  const groups = (passages: typeof metRules): Group[] =>
    passages.map((one) => ({ strength: one.strength, lines: one.lines.flatMap(asLines) }))
  if (
    corrected.length === 0 &&
    (turns.size >= 2 || metRules.length > 0 || (signals.of === 'money' && turns.size >= 1))
  )
    return credited(
      'met',
      strongest([...followed, ...groups(metRules)]),
      'derives a number from others, with units',
    )
  if (corrected.length + followed.length > 0)
    return credited(
      'partial',
      strongest([...corrected, ...followed]),
      'calculates, and not all the way to a figure that holds',
    )
  const partial = signals.partial.flatMap((rule) => passagesOf(search, rule, true))
  return partial.length > 0
    ? credited('partial', strongest(groups(partial)), 'gives a number without deriving it')
    : missed([], [])
}
