import type { Agreement, ComparedRow, Comparison } from '../opinions/compare.ts'
import type { OpinionCriterion, OpinionGrader } from '../opinions/opinion.ts'

const LEAST_WIDTH = 12

const shown = (cell: OpinionCriterion | null): string =>
  cell === null ? '–' : cell.outcome === 'judged' ? cell.verdict : '?'

const nameOf = ({ kind, name }: OpinionGrader): string => (kind === 'rules' ? 'rules' : name)

/** Figures of how far two graders agree, in words. */
export const agreementLine = ({ graders: [one, other], both, exact, kappa }: Agreement): string =>
  `${nameOf(one)} and ${nameOf(other)}: ${
    exact === null
      ? 'no criterion that both judged'
      : `${Math.round(exact * 100)} % equal of the ${both} that both judged${kappa === null ? '' : `, weighted kappa ${kappa.toFixed(2)}`}`
  }`

/** Opinions side by side, for people: who they are of, where they differ, then the rest, and why some have no verdict. */
export function printOpinions({ graders, rows, agreements }: Comparison): string {
  const widths = graders.map((it) => Math.max(LEAST_WIDTH, nameOf(it).length + 2))
  const label = Math.max(0, ...rows.map(({ id }) => id.length)) + 2
  const line = (first: string, cells: readonly string[]): string =>
    `  ${first.padEnd(label)}${cells.map((cell, at) => cell.padEnd(widths[at] ?? LEAST_WIDTH)).join('')}`.trimEnd()
  const table = (title: string, some: readonly ComparedRow[]): string[] =>
    some.length === 0
      ? []
      : ['', title, line('', graders.map(nameOf)), ...some.map((row) => line(row.id, row.cells.map(shown)))]
  const lines = [
    'Opinions side by side',
    ...graders.map((it) => `  ${nameOf(it)}: ${it.version}`),
    ...agreements.map((it) => `  ${agreementLine(it)}`),
    ...table(
      'They differ:',
      rows.filter((row) => row.difference > 0),
    ),
    ...table(
      'They do not differ:',
      rows.filter((row) => row.difference === 0),
    ),
    ...notJudged(graders, rows),
  ]
  return `${lines.join('\n')}\n`
}

/** What has no verdict, by reason: could not be judged is not missed. */
function notJudged(graders: readonly OpinionGrader[], rows: readonly ComparedRow[]): string[] {
  const lines = graders.flatMap((grader, at) => {
    const reasons = new Map<string, string[]>()
    for (const { id, cells } of rows) {
      const cell = cells[at]
      if (cell?.outcome === 'could-not-judge') reasons.set(cell.says, [...(reasons.get(cell.says) ?? []), id])
    }
    return [...reasons].map(
      ([says, ids]) => `  ${nameOf(grader)}, ${ids.length === rows.length ? 'all' : ids.join(', ')}: ${says}`,
    )
  })
  return lines.length === 0 ? [] : ['', 'Could not judge (?), which is not missed:', ...lines]
}
