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

const criterionText = (one: GradedCriterion): string[] => [
  `  ${mark[one.verdict]} ${one.id} (${one.verdict}${one.weight === 0 ? ', not counted at this level' : ''})`,
  wrapped(one.reason, '      '),
  ...one.evidence.map((each) => wrapped(shown(each), '      › ')),
  ...(one.missing === null
    ? []
    : [wrapped(`For met: ${one.missing}`, '      '), wrapped(`To ask: ${one.probe}`, '      ')]),
]

/** A report for people, in plain text. */
export const printReport = (report: Report): string => {
  const bar = (score: number): string => '█'.repeat(Math.round(score * 3)).padEnd(12, '·')
  const lines = [
    `${report.question.title} (${report.level})`,
    `Overall ${report.overall.score.toFixed(2)} of 4: ${report.overall.recommendation}`,
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
  for (const { id, title } of report.dimensions) {
    lines.push('', title)
    for (const one of report.criteria) if (one.dimension === id) lines.push(...criterionText(one))
  }
  return `${lines.join('\n')}\n`
}
