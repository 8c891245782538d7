import { useQuery } from '@tanstack/react-query'
import { planList } from '../../server/interview/api.ts'
import { request } from './client.ts'

/** The plans that ship. */
export const usePlans = () =>
  useQuery({
    queryKey: ['plans'],
    queryFn: async ({ signal }) => (await request(planList, '/api/plans', { signal })).plans,
    staleTime: 300_000,
  })
