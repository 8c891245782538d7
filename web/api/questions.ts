import { useQuery } from '@tanstack/react-query'
import { questionList } from '../../server/interview/api.ts'
import { request } from './client.ts'

/** All questions of the bank, as much of them as everybody may see. */
export const useQuestions = () =>
  useQuery({
    queryKey: ['questions'],
    queryFn: async ({ signal }) => (await request(questionList, '/api/questions', { signal })).questions,
    staleTime: 300_000,
  })
