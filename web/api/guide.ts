import { useQuery } from '@tanstack/react-query'
import { guide } from '../../server/interview/api.ts'
import { request } from './client.ts'

/** The whole question and the core criteria: for interviewers, and for everybody after the end. */
export const useGuide = (interview: string, enabled = true) =>
  useQuery({
    queryKey: ['guide', interview],
    queryFn: ({ signal }) => request(guide, `/api/interviews/${interview}/guide`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
