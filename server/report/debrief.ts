import type { Calibration, Debrief, Pitfall } from '../grading/debrief/schema.ts'
import type { Report } from '../grading/report.ts'
import { cell, minute, plain } from './escape.ts'
import { section, table, tenths, words } from './parts.ts'

const titlesOf = (report: Report): ReadonlyMap<string, string> =>
  new Map(report.criteria.map((it) => [it.id, it.title]))

/** The three things to do next, with what to say and when. */
export function nextSteps(report: Report): string {
  const steps = (report.debrief?.nextSteps ?? []).map(({ criterion, gain }, index) => {
    const one = report.criteria.find(({ id }) => id === criterion)
    const say = one?.advice ? ` ${plain(one.advice.say)} ${plain(one.advice.when)}` : ''
    return `${index + 1}. **${plain(one?.title ?? criterion)}** (+${gain.toFixed(2)} of 4).${say}`
  })
  const after = report.debrief?.afterwards
  const outlook = after
    ? `With these, all else as it was: ${after.score.toFixed(2)} of 4, ${words(after.recommendation)}.`
    : ''
  return section('What to do next', steps.join('\n'), outlook)
}

const pitfall = ({ title, text, at, evidence }: Pitfall): string => {
  const quote = evidence ? ` “${plain(evidence.quote)}”` : ''
  return `- **${plain(title)}**${at === null ? '' : ` (${minute(at)})`}: ${plain(text)}${quote}`
}

/** Habits that cost points. */
export const pitfalls = ({ debrief }: Report): string =>
  section('Pitfalls noticed', (debrief?.pitfalls ?? []).map(pitfall).join('\n'))

function levelRow(
  { level, own, score, recommendation, expects }: Calibration,
  titles: ReadonlyMap<string, string>,
) {
  const missing = expects.map(
    ({ criterion, lost }) => `${cell(titles.get(criterion) ?? criterion)} (${lost.toFixed(2)})`,
  )
  return [
    own ? `**${level}**` : level,
    score.toFixed(2),
    words(recommendation),
    missing.length > 0 ? missing.join(', ') : 'nothing more',
  ]
}

/** The same verdicts by the weights of each level. */
export function levels(report: Report): string {
  const titles = titlesOf(report)
  const rows = (report.debrief?.calibration ?? []).map((it) => levelRow(it, titles))
  return section(
    'By level',
    table(['Level', 'Score', 'Recommendation', 'Expects, and what it costs of 4'], rows),
  )
}

/** Figures that were said one way and written another. */
export const contradictions = ({ debrief }: Report): string =>
  section(
    'Said one way, written another',
    (debrief?.contradictions ?? [])
      .map(
        ({ said, row, saidValue, rowValue, times }) =>
          `- ${minute(said.at)}: “${plain(saidValue)}” in “${plain(said.quote)}”, and ${plain(rowValue)} on the worksheet (${plain(row)}): ${tenths(times)} times apart.`,
      )
      .join('\n'),
  )

/** What the graph of the whiteboard shows, and what of the reference stands on it. */
export function boardFindings(whiteboard: Debrief['whiteboard'] | undefined): string[] {
  if (!whiteboard) return []
  const stages = whiteboard.stages.map(
    ({ title, drawn, missing }) =>
      `- ${plain(title)}: ${drawn.length > 0 ? plain(drawn.join(', ')) : 'nothing'}${
        missing.length > 0 ? `; not drawn: ${plain(missing.join(', '))}` : ''
      }`,
  )
  return [
    whiteboard.findings.map(({ text }) => `- ${plain(text)}`).join('\n'),
    stages.length > 0 ? `Layers of the reference that were drawn:\n\n${stages.join('\n')}` : '',
  ]
}
