import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type CreateInterview,
  created,
  type InterviewSummary,
  interviewList,
  interviewSummary,
} from '../../server/interview/api.ts'
import { RequestError, request } from './client.ts'

const listKey = ['interviews'] as const

/** My interviews, newest first. */
export const useInterviews = () =>
  useQuery({
    queryKey: listKey,
    queryFn: async ({ signal }) => (await request(interviewList, '/api/interviews', { signal })).interviews,
    // People come back from a room to these pages; what they see then should be what just happened.
    refetchOnMount: 'always',
  })

/** One interview. `watch` asks again every few seconds, for a page that waits for its end. */
export const useInterview = (id: string, watch: (it: InterviewSummary) => boolean = () => false) =>
  useQuery({
    queryKey: ['interview', id],
    queryFn: ({ signal }) => request(interviewSummary, `/api/interviews/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && watch(state.data) ? 5_000 : false),
  })

/** Makes an interview out of a question, a plan and an interviewer. */
export function useCreateInterview() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateInterview) => request(created, '/api/interviews', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

/** Most bytes of an upload; the server takes no more. */
export const UPLOAD_BYTES = 10 * 1024 * 1024

/** Uploads an `interview/1` file; it becomes an interview of mine with a report. The file is sent as it is. */
export function useImportInterview() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > UPLOAD_BYTES)
        throw new RequestError(
          'file.too-large',
          `The file is ${(file.size / 1024 / 1024).toFixed(1)} MB; at most 10 MB are taken.`,
          false,
        )
      return request(created, '/api/interviews/import', { method: 'POST', body: await file.text() })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}
