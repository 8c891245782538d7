import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  bankStatus,
  progress,
  questionCheck,
  slugAnswer,
  studyPath,
  wholeQuestion,
} from '../../server/interview/api.ts'
import { request } from './client.ts'

/** What I have done and where I am weakest. */
export const useProgress = () =>
  useQuery({
    queryKey: ['progress'],
    queryFn: ({ signal }) => request(progress, '/api/progress', { signal }),
    // People come here from a report; what they just did should count.
    refetchOnMount: 'always',
  })

/** All questions and drills along the days of a course. */
export const useStudyPath = () =>
  useQuery({
    queryKey: ['study-path'],
    queryFn: ({ signal }) => request(studyPath, '/api/study-path', { signal }),
    staleTime: 300_000,
  })

/** A question with its solution: for those who were asked it, or asked or watched somebody. */
export const useWholeQuestion = (id: string) =>
  useQuery({
    queryKey: ['whole-question', id],
    queryFn: ({ signal }) => request(wholeQuestion, `/api/questions/${id}/whole`, { signal }),
    retry: false,
    refetchOnMount: 'always',
  })

/** Whether questions can be saved here, and what is wrong with files of one's own. */
export const useBankStatus = () =>
  useQuery({
    queryKey: ['bank-status'],
    queryFn: ({ signal }) => request(bankStatus, '/api/bank', { signal }),
    refetchOnMount: 'always',
  })

/** What is wrong with the text of a question file. Asked again whenever the text is another one. */
export const useQuestionCheck = (text: string) =>
  useQuery({
    queryKey: ['question-check', text],
    queryFn: ({ signal }) =>
      request(questionCheck, '/api/bank/check', { method: 'POST', body: { text }, signal }),
    enabled: text.trim() !== '',
    // What was found for the words before stays in sight until the new answer is there.
    placeholderData: (before) => before,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  })

/** Writes a question into the server's folder. */
export function useSaveQuestion() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { text: string; replace: boolean }) =>
      request(slugAnswer, '/api/bank/questions', { method: 'POST', body }),
    onSuccess: () =>
      Promise.all(
        [['questions'], ['bank-status'], ['whole-question'], ['question-check'], ['scene']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
