import { useLocation } from 'wouter'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { useCreateInterview } from '../api/interviews.ts'

/** Makes an interview with the built-in interviewer, by the question's own plan and level, and goes to its room. */
export function useStart() {
  const [, go] = useLocation()
  const create = useCreateInterview()
  return {
    error: create.error,
    /** The id of the question whose room is being made. */
    starting: create.isPending ? create.variables.question : null,
    start: ({ id, level, plan }: QuestionSummary) =>
      create.mutate(
        { question: id, level, plan: { id: plan }, interviewer: 'scripted', role: 'candidate' },
        { onSuccess: (made) => go(`/interviews/${made.id}`) },
      ),
  }
}
