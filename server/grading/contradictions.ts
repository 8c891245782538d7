import type { EvaluatedRow } from './arithmetic-checks.ts'
import type { Contradiction } from './debrief/schema.ts'
import { spokenOf } from './evidence.ts'
import type { Quantity } from './quantities/read.ts'
import { contentWords } from './text/echo.ts'
import { tokensOf } from './text/tokens.ts'
import type { Line, Transcript } from './text/transcript.ts'

/** From this factor on two figures for the same thing contradict each other; below, one of them was rounded. */
const APART = 2

/** Words that say which figure of a thing is meant: a peak is no average, and a price by the month none by the year. */
const qualifiers = new Set(
  (
    'peak average mean normal total raw compressed uncompressed replicated hot cold old new first second initial final worst best ' +
    'day daily hour hourly minute month monthly year yearly annual week weekly user node server broker partition region shard machine ' +
    'replica consumer producer read write input output ingest egress max maximum min minimum ten three double copy without before after'
  ).split(' '),
)

/** Words of labels that name a unit or a form of figure and not the thing. */
const units = new Set(
  'per byte kb mb gb tb pb second rate size volume amount number count cost price dollar usd bandwidth throughput estimate about roughly'.split(
    ' ',
  ),
)

/** `B`, `B/s`, `USD`, `USD/s`, `s`, `/s` or the thing that is counted: figures with the same measure can be compared. */
const measureOf = (quantity: Quantity): string | null => {
  switch (quantity.kind) {
    case 'bytes':
      return 'B'
    case 'bandwidth':
      return 'B/s'
    case 'duration':
      return 's'
    case 'rate':
      return '/s'
    case 'money':
      return quantity.per === null ? 'USD' : 'USD/s'
    case 'count':
      return quantity.noun === null || quantity.per !== null ? null : `#${quantity.noun}`
    default:
      return null
  }
}

/** The same of a row: `event/s` is a rate, `node` a count of nodes. */
const rowMeasure = (unit: string): string | null => {
  if (['B', 'B/s', 'USD', 'USD/s', 's'].includes(unit)) return unit
  if (/^(?:1|[a-z]+)\/s$/.test(unit)) return '/s'
  return /^[a-z]{2,}$/.test(unit) ? `#${unit}` : null
}

interface Wanted {
  row: string
  value: number
  shown: string
  measure: string
  /** What the thing is called, and which figure of it is meant. */
  names: readonly string[]
  which: readonly string[]
}

const wantedOf = ({ row, result }: EvaluatedRow): Wanted[] => {
  if (!result.ok || result.canonical <= 0) return []
  const measure = rowMeasure(result.canonicalUnit)
  const words = contentWords(tokensOf(row.label)).filter((word) => /^\p{L}{3,}/u.test(word))
  const which = words.filter((word) => qualifiers.has(word))
  const names = words.filter((word) => !qualifiers.has(word) && !units.has(word))
  return measure === null || names.length === 0
    ? []
    : [
        {
          row: `${row.label} = ${row.formula}`,
          value: result.canonical,
          shown: result.value,
          measure,
          names,
          which,
        },
      ]
}

/** Whether a sentence is about what a row measures: all its names, and the same words that say which figure is meant. */
const isAbout = (words: ReadonlySet<string>, { names, which }: Wanted): boolean =>
  names.every((name) => words.has(name)) &&
  which.every((word) => words.has(word)) &&
  [...words].every((word) => !qualifiers.has(word) || which.includes(word))

const times = (one: number, other: number): number => Math.max(one / other, other / one)

const surface = (line: Line, { start, end }: Quantity): string => {
  const from = line.tokens[start]?.start ?? line.start
  const to = line.tokens[end - 1]?.end ?? line.end
  return line.source.text.slice(from, to).trim()
}

/** "Per second" belongs to a figure and does not say which of two things is meant. */
const wordsBesideFigures = ({ tokens, quantities }: Line): ReadonlySet<string> =>
  new Set(
    contentWords(tokens.filter((_, at) => !quantities.some(({ start, end }) => at >= start && at < end))),
  )

interface Said {
  line: Line
  quantity: Quantity
}

/** The last figure that was said for what a row measures. A sentence with several is about the result, which comes last. */
const lastSaid = (
  lines: readonly { line: Line; words: ReadonlySet<string> }[],
  wanted: Wanted,
): Said | null => {
  for (const { line, words } of lines.toReversed()) {
    const fitting = line.quantities.filter((one) => measureOf(one) === wanted.measure && one.value > 0)
    if (fitting.length === 0 || !isAbout(words, wanted)) continue
    const agreeing = fitting.find((one) => times(one.value, wanted.value) < APART)
    const quantity = agreeing ?? fitting.at(-1)
    if (quantity) return { line, quantity }
  }
  return null
}

/**
 * Rows of the worksheet and figures said aloud that measure the same and are more than two times apart. What was said last
 * counts, for it corrects what came before; in doubt two figures are about different things.
 */
export const contradictionsIn = (transcript: Transcript, rows: readonly EvaluatedRow[]): Contradiction[] => {
  const wanted = rows.flatMap(wantedOf)
  if (wanted.length === 0) return []
  const lines = transcript.turns
    .flatMap((turn) => turn.lines)
    .filter(
      (line) =>
        line.source.place === 'said' &&
        line.standing === 'own' &&
        !line.question &&
        !line.agreedTo &&
        line.quantities.length > 0,
    )
    .map((line) => ({ line, words: wordsBesideFigures(line) }))
  return wanted.flatMap((one) => {
    const found = lastSaid(lines, one)
    const said = found && spokenOf(found.line)
    if (!found || !said) return []
    const apart = times(found.quantity.value * per(found.quantity, one), one.value)
    if (apart <= APART) return []
    return [
      {
        said,
        row: one.row,
        saidValue: surface(found.line, found.quantity),
        rowValue: one.shown,
        times: Number(apart.toPrecision(2)),
      },
    ]
  })
}

/** Money by the month is read as it is said; a row has it by the second. */
const per = ({ kind, per: seconds }: Quantity, { measure }: Wanted): number =>
  kind === 'money' && seconds !== null && measure === 'USD/s' ? 1 / seconds : 1
