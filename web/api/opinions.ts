import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Verdict } from '../../server/interview/ids.ts'
import { modelStanding, opinionsAnswer } from '../../server/opinions/api.ts'
import { command, request } from './client.ts'

const key = (interview: string) => ['opinions', interview] as const

/** How often progress is asked for while a model judges, in ms. */
const PROGRESS_MS = 1_500

/** What rules, models and people say of an interview that has ended; asked for again while a model judges. */
export const useOpinions = (interview: string) =>
  useQuery({
    queryKey: key(interview),
    queryFn: ({ signal }) => request(opinionsAnswer, `/api/interviews/${interview}/opinions`, { signal }),
    refetchInterval: ({ state }) => (state.data?.model.is === 'running' ? PROGRESS_MS : false),
  })

/** Has the server's model judge. The answer is how it stands then; the rest is seen in the opinions. */
export function useAskModel(interview: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request(modelStanding, `/api/interviews/${interview}/opinions/model`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: key(interview) }),
  })
}

/** Gives a verdict of one's own on a criterion. The interview's file holds it too. */
export function useGiveVerdict(interview: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ criterion, ...body }: { criterion: string; verdict: Verdict; comment: string }) =>
      command(`/api/interviews/${interview}/verdicts/${encodeURIComponent(criterion)}`, {
        method: 'PUT',
        body,
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: key(interview) }),
        client.invalidateQueries({ queryKey: ['file', interview] }),
      ]),
  })
}
