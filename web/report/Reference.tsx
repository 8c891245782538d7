import type { Report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import type { Question } from '../../server/interview/question.ts'
import { DrillSolution } from '../solution/DrillSolution.tsx'
import { Solution } from '../solution/Solution.tsx'
import { WhiteboardEnded } from './WhiteboardEnded.tsx'

/** The reference solution, its architecture side by side with what was drawn; of a drill, the model answer. */
export function Reference({
  id,
  question,
  file,
  board,
}: {
  id: string
  question: Question
  file: InterviewFile
  board: Report['board']
}) {
  if (question.format === 'drill/1') return <DrillSolution drill={question} />
  return (
    <Solution
      question={question}
      scene={`/api/interviews/${id}/reference.excalidraw`}
      beside={<WhiteboardEnded file={file} board={board} />}
    />
  )
}
