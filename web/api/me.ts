import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { me } from '../../server/interview/api.ts'
import { request } from './client.ts'

const key = ['me'] as const

/** Who this browser is to the server. The first request makes a guest. */
export const useMe = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => request(me, '/api/me', { signal }), staleTime: 300_000 })

/** Changes one's own name. */
export function useRename() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => request(me, '/api/me', { method: 'PUT', body: { name } }),
    onSuccess: (it) => client.setQueryData(key, it),
  })
}
