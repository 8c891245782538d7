import { type ProblemCode, problems } from '../../../server/interview/problems.ts'
import type { Refusal } from '../session/store.ts'

const codes = Object.keys(problems).filter((code): code is ProblemCode => code in problems)

/** The problem that a close code stands for; undefined for one that is not ours, such as that of a broken line. */
export const problemOf = (close: number): ProblemCode | undefined =>
  codes.find((code) => problems[code].close === close)

/** The refusal of an append that need not be sent to be refused. */
export const refusalOf = (code: ProblemCode, id: string): Refusal => ({
  id,
  code,
  message: problems[code].says,
  retry: problems[code].retry,
})
