import type { CreateInterview } from '../../server/interview/api.ts'
import type { Level } from '../../server/interview/ids.ts'
import { fitPlan, type Plan, planMinutes } from '../../server/interview/plan.ts'
import type { QuestionSummary } from '../../server/interview/question.ts'

/** What somebody chose for the interview to come. `minutes` is as typed; null leaves the plan its own. */
export interface SetUp {
  question: QuestionSummary
  plan: string
  minutes: string | null
  level: Level
  interviewer: CreateInterview['interviewer']
  role: CreateInterview['role']
}

/** Most and fewest minutes of an interview; the server takes no others. */
export const MINUTES = { least: 1, most: 240 } as const

/** The set-up for a question: its own plan and level, and what stands from before. */
export function setUpFor(question: QuestionSummary, plans: readonly Plan[], before: SetUp | null): SetUp {
  const own = plans.some((plan) => plan.id === question.plan) ? question.plan : (plans[0]?.id ?? '')
  return {
    question,
    plan: own,
    minutes: null,
    level: question.level,
    interviewer: before?.interviewer ?? 'scripted',
    role: before?.role ?? 'candidate',
  }
}

/** The typed minutes as a number; null where the plan's own stand; what is wrong with them otherwise. */
export function minutesOf(setUp: SetUp): { minutes: number | null } | { error: string } {
  if (setUp.minutes === null) return { minutes: null }
  const minutes = Number(setUp.minutes.replace(',', '.'))
  if (setUp.minutes.trim() === '' || !(minutes >= MINUTES.least && minutes <= MINUTES.most))
    return { error: `Type a number of minutes from ${MINUTES.least} to ${MINUTES.most}.` }
  return { minutes }
}

/** The plan as it will be played, stretched to the minutes typed; the plan's own while these are no number. */
export function plannedPhases(setUp: SetUp, plans: readonly Plan[]): Plan['phases'] {
  const plan = plans.find((it) => it.id === setUp.plan)
  if (!plan) return []
  const typed = minutesOf(setUp)
  if ('error' in typed || typed.minutes === null || typed.minutes === planMinutes(plan)) return plan.phases
  return fitPlan(plan, typed.minutes).phases
}

/** What to send, or null while something is missing. */
export function requestOf(setUp: SetUp): CreateInterview | null {
  const typed = minutesOf(setUp)
  if ('error' in typed || setUp.plan === '') return null
  const { question, level, interviewer } = setUp
  return {
    question: question.id,
    level,
    plan: typed.minutes === null ? { id: setUp.plan } : { id: setUp.plan, minutes: typed.minutes },
    interviewer,
    role: interviewer === 'scripted' ? 'candidate' : setUp.role,
  }
}
