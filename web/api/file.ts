import { useQuery } from '@tanstack/react-query'
import { interviewFile } from '../../server/interview/export.ts'
import { request } from './client.ts'

/** The finished interview as its `interview/1` file: transcript, phases, whiteboard, worksheet, notes. After the end only. */
export const useInterviewFile = (interview: string, enabled = true) =>
  useQuery({
    queryKey: ['file', interview],
    queryFn: ({ signal }) =>
      request(interviewFile, `/api/interviews/${interview}/interview.json`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
