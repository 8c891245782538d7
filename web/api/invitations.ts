import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  acceptedInvitation,
  createdInvitation,
  type createInvitation,
  invitationList,
} from '../../server/interview/api.ts'
import { command, request } from './client.ts'

const key = (interview: string) => ['invitations', interview] as const
const path = (interview: string) => `/api/interviews/${interview}/invitations`

/** The invitations of an interview; only its owner may ask. */
export const useInvitations = (interview: string, enabled = true) =>
  useQuery({
    queryKey: key(interview),
    queryFn: async ({ signal }) => (await request(invitationList, path(interview), { signal })).invitations,
    enabled,
  })

/** Makes a link for one person. The answer is the only time that its token is told. */
export function useCreateInvitation(interview: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.infer<typeof createInvitation>) =>
      request(createdInvitation, path(interview), { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key(interview) }),
  })
}

/** Withdraws a link and the seat of whoever took it. */
export function useRevokeInvitation(interview: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invitation: string) =>
      command(`${path(interview)}/${encodeURIComponent(invitation)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: key(interview) }),
  })
}

/** Takes the seat that a link offers. */
export function useAcceptInvitation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) =>
      request(acceptedInvitation, '/api/invitations/accept', { method: 'POST', body: { token } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['interviews'] }),
  })
}
