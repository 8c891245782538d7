import type { Evidence, GradedCriterion, Report } from '../grading/report.ts'
import { READINESS } from '../interview/checklist.ts'
import type { InterviewFile } from '../interview/export.ts'
import { boardFindings, contradictions, levels, nextSteps, pitfalls } from './debrief.ts'
import { cell, minute, plain, quoted } from './escape.ts'
import { section, table, tenths, words } from './parts.ts'

/** A report with the interview that it is about, as a Markdown document that needs nothing else beside it. */
export function reportMarkdown(report: Report, file: InterviewFile): string {
  const sections = [
    head(report, file),
    nextSteps(report),
    pitfalls(report),
    dimensions(report),
    ...criteria(report),
    levels(report),
    time(report),
    arithmetic(report),
    contradictions(report),
    board(report),
    worksheet(file),
    curveballs(file),
    notes(file),
    verdicts(report, file),
    neverTouched(report),
    transcript(file),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function head(report: Report, file: InterviewFile): string {
  const { score, outOf, recommendation } = report.overall
  const facts = [
    `**Overall: ${tenths(score)} of ${outOf}, ${words(recommendation)}.** Graded for level ${report.level}.`,
    ...(report.debrief ? [plain(report.debrief.rule)] : []),
    `Question: ${plain(file.question.title)}`,
    ...(file.startedAt ? [`Started: ${plain(file.startedAt)}`] : []),
    `Planned: ${file.durationMinutes} minutes`,
    `Rubric: ${plain(report.rubric.id)}, ${plain(report.rubric.hash)}`,
  ]
  return [`# Report: ${plain(file.question.title)}`, facts.join('  \n'), quoted(file.question.prompt)].join(
    '\n\n',
  )
}

function dimensions({ dimensions: all }: Report): string {
  const rows = all.map((it) => [
    cell(it.title),
    it.score === null ? 'does not count at this level' : `${tenths(it.score)} of ${it.outOf}`,
    String(it.weight),
  ])
  return section('Dimensions', table(['Dimension', 'Score', 'Weight'], rows))
}

function time({ time: spans }: Report): string {
  const rows = spans.map((it) => [
    cell(it.title),
    it.plannedMinutes === null ? 'not given' : String(it.plannedMinutes),
    String(it.usedMinutes),
  ])
  return section('Time', table(['Phase', 'Planned (min)', 'Used (min)'], rows))
}

function criteria(report: Report): string[] {
  return report.dimensions.map((dimension) => {
    const own = report.criteria.filter((it) => it.dimension === dimension.id)
    return section(plain(dimension.title), ...own.map(criterion))
  })
}

function criterion(it: GradedCriterion): string {
  const lines = [
    `### ${plain(it.title)}: ${it.verdict}`,
    `\`${it.id}\`${it.source === 'question' ? ', of this question' : ''}${it.weight === 0 ? ', not counted at this level' : ''}`,
    plain(it.reason),
    it.evidence.map(evidence).join('\n'),
    it.missing === null ? '' : `**Missing:** ${plain(it.missing)}`,
    ...advice(it),
    it.missing === null || it.probe === '' ? '' : `**You would have been asked:** ${plain(it.probe)}`,
  ]
  return lines.filter((line) => line !== '').join('\n\n')
}

function advice({ advice: given }: GradedCriterion): string[] {
  if (!given) return []
  const asked = given.asked ? ` Asked for at ${minute(given.asked.at)}: “${plain(given.asked.quote)}”` : ''
  return [
    `**When:** ${plain(given.when)}${asked}`,
    given.from === 'reference' ? `**Say:** ${plain(given.say)}` : '',
  ]
}

function evidence(it: Evidence): string {
  const where = 'utterance' in it ? `${minute(it.at)} (${plain(it.utterance)})` : `on the ${it.source}`
  return `- ${where}: “${plain(it.quote)}”`
}

function arithmetic({ arithmetic: checks }: Report): string {
  const rows = checks.map((it) => [
    it.at === null ? it.source : minute(it.at),
    cell(it.quote),
    cell(it.claimed ?? 'no result'),
    cell(it.computed ?? 'not computed'),
    it.ok ? 'right' : 'wrong',
    cell(it.note),
  ])
  return section('Arithmetic', table(['Where', 'Said', 'Claimed', 'Computed', 'Is', 'Note'], rows))
}

/** What of production readiness never came up. It gives no points. */
function neverTouched({ checklists }: Report): string {
  const lines = checklists
    .filter((item) => item.checklist.id === READINESS && item.evidence === null)
    .map((item) => `- ${plain(item.group.title)}: ${plain(item.text)}`)
  return section('Never touched', lines.join('\n'))
}

function board({ board: graph, debrief }: Report): string {
  if (!graph) return ''
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label]))
  const nodes = graph.nodes.map((node) => `- ${plain(node.label)}`)
  const edges = graph.edges.map((edge) => {
    const flow = `- ${plain(labels.get(edge.from) ?? edge.from)} → ${plain(labels.get(edge.to) ?? edge.to)}`
    return edge.label ? `${flow}: ${plain(edge.label)}` : flow
  })
  const flows = edges.length > 0 ? `Flows:\n\n${edges.join('\n')}` : ''
  return section(
    'Whiteboard',
    ...boardFindings(debrief?.whiteboard),
    nodes.length > 0 ? `Components:\n\n${nodes.join('\n')}` : '',
    flows,
  )
}

function worksheet({ worksheet: rows = [], budget }: InterviewFile): string {
  const shown = rows.map((row) => [row.section, cell(row.label), cell(row.formula)])
  const against = budget === undefined ? '' : `Budget: ${plain(budget)}`
  return section('Worksheet', against, table(['Section', 'What', 'Formula'], shown))
}

const curveballs = ({ curveballs: played = [] }: InterviewFile): string =>
  section('Curveballs', played.map((it) => `- ${minute(it.at)}: ${plain(it.text)}`).join('\n'))

const notes = ({ notes: written = [] }: InterviewFile): string =>
  section("The interviewer's notes", written.map((it) => `- ${minute(it.at)}: ${plain(it.text)}`).join('\n'))

function verdicts(report: Report, { verdicts: given = [] }: InterviewFile): string {
  const titles = new Map(report.criteria.map((it) => [it.id, it.title]))
  const rows = given.map((it) => [
    cell(titles.get(it.criterion) ?? it.criterion),
    it.verdict,
    cell(it.comment),
  ])
  return section("The interviewer's own verdicts", table(['Criterion', 'Verdict', 'Comment'], rows))
}

function transcript({ utterances }: InterviewFile): string {
  const said = utterances.map(
    (it) => `**${minute(it.at)} ${it.speaker}** (${plain(it.id)}):\n\n${quoted(it.text)}`,
  )
  return section('Transcript', said.join('\n\n'))
}
