import { builtIn } from '../match/ideas-of.ts'
import { passagesOf } from '../match/rules.ts'
import type { Line } from '../text/transcript.ts'
import { credited, type Judge, missed, strongest } from './judgement.ts'

const capacityKinds = new Set(['rate', 'bytes', 'bandwidth', 'count'])

/** A calculation in one sentence or two: an operation, three numbers, one of them a capacity. */
const calculates = (lines: Line[]): boolean => {
  const quantities = lines.flatMap((line) => line.quantities)
  return quantities.length >= 3 && quantities.filter((one) => capacityKinds.has(one.kind)).length >= 2
}

/** Capacity arithmetic, spoken or on the worksheet. */
export const judgeEstimation: Judge<'estimation'> = (signals, { search }) => {
  const operations = new Set(search.positions(builtIn.operation))
  const groups: { lines: Line[]; strength: number }[] = []
  search.lines.forEach((line, at) => {
    if (line.standing !== 'own' || line.question || line.source.place !== 'said') return
    const next = search.lines[at + 1]
    const both = next && next.turn === line.turn && next.standing === 'own' ? [line, next] : [line]
    if (calculates(both) && (operations.has(at) || operations.has(at + 1)))
      groups.push({ lines: both, strength: both.flatMap((one) => one.quantities).length })
  })
  if (groups.length > 0) return credited('met', strongest(groups), 'derives a number from others, with units')
  for (const verdict of ['met', 'partial'] as const) {
    const passages = signals[verdict].flatMap((rule) => passagesOf(search, rule, true))
    if (passages.length > 0)
      return credited(
        verdict,
        strongest(
          passages.map((one) => ({
            strength: one.strength,
            lines: one.lines.flatMap((at) => search.lines[at] ?? []),
          })),
        ),
        'gives a number',
      )
  }
  return missed([], [])
}
