import type { BoardGraph, InterviewFile } from '../interview/export.ts'
import type { Place } from '../interview/signals.ts'
import { quantitiesOf } from './quantities/read.ts'
import { repaired } from './text/repair.ts'
import { tokensOf } from './text/tokens.ts'
import type { Line, Turn } from './text/transcript.ts'

const turnOf = (place: Place, text: string, number: number, at: number): Turn[] => {
  const tokens = repaired(tokensOf(text))
  if (tokens.length === 0) return []
  const source = { place, utterance: '', at, text }
  const line: Line = {
    start: 0,
    end: text.length,
    tokens,
    question: false,
    source,
    quantities: quantitiesOf(tokens),
    standing: 'own',
    why: '',
    dismissed: [],
    turn: number,
    fromPrompt: 0,
    agreedTo: false,
  }
  return [{ source, lines: [line], asked: [] }]
}

/**
 * What stands on whiteboard and worksheet, as turns of their own behind what was said: a component is its label, a
 * flow is `A → B: label`, a row is `label = formula`.
 */
export const writtenTurns = (interview: InterviewFile, board: BoardGraph | null): Turn[] => {
  const at = Math.max(0, ...interview.phases.map((phase) => phase.endsAt))
  const first = interview.utterances.length
  const labels = new Map((board?.nodes ?? []).map((node) => [node.id, node.label]))
  const texts: [Place, string][] = [
    ...(board?.nodes ?? []).map((node): [Place, string] => ['whiteboard', node.label]),
    ...(board?.edges ?? []).map((edge): [Place, string] => {
      const ends = `${labels.get(edge.from) ?? edge.from} → ${labels.get(edge.to) ?? edge.to}`
      return ['whiteboard', edge.label ? `${ends}: ${edge.label}` : ends]
    }),
    ...(interview.worksheet ?? []).map((row): [Place, string] => [
      'worksheet',
      `${row.label} = ${row.formula}`,
    ]),
  ]
  return texts.flatMap(([place, text], index) => turnOf(place, text, first + index, at))
}
