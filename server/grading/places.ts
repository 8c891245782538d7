import type { BoardGraph, InterviewFile } from '../interview/export.ts'
import type { Place } from '../interview/signals.ts'
import { quantitiesOf } from './quantities/read.ts'
import { repaired } from './text/repair.ts'
import { tokensOf } from './text/tokens.ts'
import type { Line, Turn } from './text/transcript.ts'

/** What a text on whiteboard or worksheet reads as. */
export type Written = Pick<Line, 'tokens' | 'quantities'>

/** Reads a text of the whiteboard or worksheet. */
export const readWritten = (text: string): Written => {
  const tokens = repaired(tokensOf(text))
  return { tokens, quantities: quantitiesOf(tokens) }
}

const turnOf = (place: Place, text: string, written: Written, number: number, at: number): Turn[] => {
  if (written.tokens.length === 0) return []
  const source = { place, utterance: '', at, text }
  const line: Line = {
    ...written,
    start: 0,
    end: text.length,
    question: false,
    source,
    standing: 'own',
    why: '',
    dismissed: [],
    turn: number,
    fromPrompt: 0,
    agreedTo: false,
  }
  return [{ source, lines: [line], asked: [] }]
}

/** A text with the place where it stands. */
export type Placed = readonly [Place, string]

/** What stands on whiteboard and worksheet: a component is its label, a flow is `A → B: label`, a row is `label = formula`. */
export const writtenTexts = (interview: InterviewFile, board: BoardGraph | null): Placed[] => {
  const labels = new Map((board?.nodes ?? []).map((node) => [node.id, node.label]))
  return [
    ...(board?.nodes ?? []).map((node): Placed => ['whiteboard', node.label]),
    ...(board?.edges ?? []).map((edge): Placed => {
      const ends = `${labels.get(edge.from) ?? edge.from} → ${labels.get(edge.to) ?? edge.to}`
      return ['whiteboard', edge.label ? `${ends}: ${edge.label}` : ends]
    }),
    ...(interview.worksheet ?? []).map((row): Placed => ['worksheet', `${row.label} = ${row.formula}`]),
  ]
}

/** Where written turns stand: their first number, behind all that was said, and the second at which they count as said. */
export interface Behind {
  first: number
  at: number
}

/** Written texts as turns of their own behind what was said. `read` may remember what it has read before. */
export const writtenTurns = (
  texts: readonly Placed[],
  { first, at }: Behind,
  read: (text: string) => Written = readWritten,
): Turn[] => texts.flatMap(([place, text], index) => turnOf(place, text, read(text), first + index, at))

/** Moves written turns on as the interview goes on. */
export const moveWritten = (turns: readonly Turn[], from: Behind, to: Behind): void => {
  for (const turn of turns) {
    turn.source.at = to.at
    for (const line of turn.lines) line.turn += to.first - from.first
  }
}
