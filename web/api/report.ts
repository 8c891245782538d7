import { useQuery } from '@tanstack/react-query'
import { report } from '../../server/grading/report.ts'
import { request } from './client.ts'

/** The report of an interview that has ended. Made on the first request where it is missing, which takes a moment. */
export const useReport = (interview: string, enabled = true) =>
  useQuery({
    queryKey: ['report', interview],
    queryFn: ({ signal }) => request(report, `/api/interviews/${interview}/report`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
