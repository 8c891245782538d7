import type { Advice, Debrief, Pitfall } from '../grading/debrief/schema.ts'
import type { Evidence, GradedCriterion, Report } from '../grading/report.ts'

const mark = { met: '●', partial: '◐', missed: '○' } as const
const WIDTH = 100

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

const wrapped = (text: string, indent: string): string => {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && indent.length + last.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.map((line) => `${indent}${line}`).join('\n')
}

const shown = (one: Evidence): string =>
  'source' in one ? `${one.source}: “${one.quote}”` : `${one.utterance} at ${clock(one.at)}: “${one.quote}”`

const adviceText = ({ when, asked, say, from }: Advice): string[] => [
  wrapped(`When: ${when}${asked ? ` Asked for at ${clock(asked.at)}.` : ''}`, '      '),
  ...(from === 'reference' ? [wrapped(`Say: ${say}`, '      ')] : []),
]

const criterionText = (one: GradedCriterion): string[] => [
  `  ${mark[one.verdict]} ${one.id} (${one.verdict}${one.weight === 0 ? ', not counted at this level' : ''})`,
  wrapped(one.reason, '      '),
  ...one.evidence.map((each) => wrapped(shown(each), '      › ')),
  ...(one.missing === null
    ? []
    : [
        wrapped(`For met: ${one.missing}`, '      '),
        ...(one.advice ? adviceText(one.advice) : []),
        wrapped(`To ask: ${one.probe}`, '      '),
      ]),
]

const steps = ({ criteria }: Report, { nextSteps, afterwards }: Debrief): string[] => [
  ...nextSteps.flatMap(({ criterion, gain }, index) => {
    const one = criteria.find(({ id }) => id === criterion)
    return [
      `  ${index + 1}. ${one?.title ?? criterion} (${criterion}, +${gain.toFixed(2)} of 4)`,
      ...(one?.advice ? [wrapped(`${one.advice.say} ${one.advice.when}`, '     ')] : []),
    ]
  }),
  ...(afterwards
    ? [`  With these, all else as it was: ${afterwards.score.toFixed(2)} of 4, ${afterwards.recommendation}`]
    : []),
]

const pitfallText = ({ title, text, evidence }: Pitfall): string[] => [
  wrapped(`! ${title}. ${text}`, '  '),
  ...(evidence ? [wrapped(shown(evidence), '    › ')] : []),
]

/** What stands at the top: the rule, what to do next, what went wrong, and the other levels. */
const summary = (report: Report): string[] => {
  const { debrief } = report
  if (!debrief) return []
  const levels = debrief.calibration.map(
    ({ level, own, score, recommendation }) =>
      `  ${level}${own ? ' (this interview)' : ''}: ${score.toFixed(2)}, ${recommendation}`,
  )
  return [
    wrapped(debrief.rule, ''),
    ...(debrief.nextSteps.length > 0 ? ['', 'What to do next:', ...steps(report, debrief)] : []),
    ...(debrief.pitfalls.length > 0
      ? ['', 'Pitfalls noticed:', ...debrief.pitfalls.flatMap(pitfallText)]
      : []),
    '',
    'By the weights of each level:',
    ...levels,
  ]
}

const boardText = ({ findings, stages }: NonNullable<Debrief['whiteboard']>): string[] => [
  ...findings.map(({ good, text }) => wrapped(`${good ? '✓' : '!'} ${text}`, '  ')),
  ...stages.map(({ title, drawn, missing }) =>
    wrapped(
      `${title}: ${drawn.join(', ') || 'nothing drawn'}${missing.length > 0 ? `; not drawn: ${missing.join(', ')}` : ''}`,
      '  ',
    ),
  ),
]

/** A report for people, in plain text. */
export const printReport = (report: Report): string => {
  const bar = (score: number): string => '█'.repeat(Math.round(score * 3)).padEnd(12, '·')
  const lines = [
    `${report.question.title} (${report.level})`,
    `Overall ${report.overall.score.toFixed(2)} of 4: ${report.overall.recommendation}`,
    ...summary(report),
    '',
    ...report.dimensions.map(({ title, score }) =>
      score === null
        ? `${title.padEnd(22)} not counted`
        : `${title.padEnd(22)} ${bar(score)} ${score.toFixed(2)}`,
    ),
    '',
    'Minutes used (planned):',
    ...report.time.map(
      (phase) => `  ${phase.title}: ${phase.usedMinutes} (${phase.plannedMinutes ?? 'no plan'})`,
    ),
  ]
  if (report.arithmetic.length > 0) {
    lines.push('', 'Arithmetic:')
    for (const one of report.arithmetic)
      lines.push(wrapped(`${one.ok ? '✓' : '✗'} “${one.quote}”: ${one.note}`, '  '))
  }
  for (const { said, row, saidValue, rowValue } of report.debrief?.contradictions ?? [])
    lines.push(wrapped(`! said “${saidValue}” at ${clock(said.at)}, written ${rowValue} (${row})`, '  '))
  const board = report.debrief?.whiteboard
  if (board && board.findings.length + board.stages.length > 0)
    lines.push('', 'Whiteboard, held against the reference:', ...boardText(board))
  for (const { id, title } of report.dimensions) {
    lines.push('', title)
    for (const one of report.criteria) if (one.dimension === id) lines.push(...criterionText(one))
  }
  return `${lines.join('\n')}\n`
}
