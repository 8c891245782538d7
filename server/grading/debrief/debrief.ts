import type { BoardGraph } from '../../interview/export.ts'
import type { Question } from '../../interview/question.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { EvaluatedRow } from '../arithmetic-checks.ts'
import { contradictionsIn } from '../contradictions.ts'
import type { Report } from '../report.ts'
import { ruleInWords } from '../score.ts'
import { whiteboardFindings } from '../whiteboard-findings.ts'
import { whiteboardStages } from '../whiteboard-stages.ts'
import { calibrate } from './calibration.ts'
import { afterwards, nextSteps } from './next-steps.ts'
import { type PitfallInput, pitfallsIn } from './pitfalls.ts'
import type { Debrief } from './schema.ts'

export interface DebriefInput extends PitfallInput {
  rubric: readonly Criterion[]
  question: Question | null
  dimensions: Report['dimensions']
  overall: Report['overall']
  board: Report['board']
  rows: readonly EvaluatedRow[]
}

const seen = new WeakMap<BoardGraph, { question: Question | null; shown: Debrief['whiteboard'] }>()

/** What a whiteboard shows, worked out once for each drawing: live coverage asks after every utterance. */
const whiteboardOf = (board: BoardGraph, question: Question | null): Debrief['whiteboard'] => {
  const there = seen.get(board)
  if (there?.question === question) return there.shown
  const shown = { findings: whiteboardFindings(board), stages: whiteboardStages(board, question) }
  seen.set(board, { question, shown })
  return shown
}

/** What to make of the verdicts. Derived from them and from what was said and drawn; changes none of them. */
export const debriefOf = (input: DebriefInput): Debrief => {
  const { criteria, board, interview } = input
  const steps = nextSteps(criteria)
  return {
    rule: ruleInWords(input.overall, input.dimensions),
    nextSteps: steps,
    afterwards: afterwards(criteria, steps),
    calibration: calibrate(interview.level, criteria, input.rubric),
    pitfalls: pitfallsIn(input),
    whiteboard: board && whiteboardOf(board, input.question),
    contradictions: contradictionsIn(input.search.transcript, input.rows),
  }
}
