import { z } from 'zod'
import { slug } from './ids.ts'
import { plan } from './plan.ts'
import { curveball, type FullQuestion, type Question } from './question.ts'

const line = z.string().min(1)

/** Which questions a curveball goes with: all, those on one of the topics, or those named. */
const fits = z
  .strictObject({
    all: z.literal(true).optional(),
    topics: z.array(slug).min(1).optional(),
    questions: z.array(slug).min(1).optional(),
  })
  .refine(
    ({ all, topics, questions }) => all || topics || questions,
    'expected "all", "topics" or "questions"',
  )

/** Length of the interview that minutes of shared curveballs count in. */
const MINUTES = 45

/** A curveball that goes with more than one question. `minute` counts in an interview of 45 minutes. */
export const sharedCurveball = z.strictObject({
  ...curveball.shape,
  title: line,
  kind: z.enum(['failure', 'change']),
  source: line,
  fits,
  minute: z.number().nonnegative().max(MINUTES),
  missing: curveball.shape.criteria,
  weak: line,
})
export type SharedCurveball = z.infer<typeof sharedCurveball>

/** `questions/shared/curveballs.yaml`. */
export const curveballsFile = z.strictObject({
  format: z.literal('curveballs/1'),
  curveballs: z.array(sharedCurveball).min(1),
})

/** Whether a curveball goes with a question. */
export function goesWith({ fits: { all, topics, questions } }: SharedCurveball, one: Question): boolean {
  if (one.format === 'drill/1') return false
  return (
    all === true ||
    (topics?.some((topic) => one.topics.includes(topic)) ?? false) ||
    (questions?.includes(one.id) ?? false)
  )
}

/** A full question with the shared curveballs that go with it behind its own. */
export function withShared(one: FullQuestion, shared: readonly SharedCurveball[]): FullQuestion {
  const own = new Set(one.curveballs.map(({ id }) => id))
  const more = shared
    .filter((it) => goesWith(it, one) && !own.has(it.id))
    .map(({ title: _title, kind: _kind, source: _source, fits: _fits, minute, ...rest }) => ({
      ...rest,
      minute: Math.round((minute * one.minutes) / MINUTES),
    }))
  return { ...one, curveballs: [...one.curveballs, ...more] }
}

/** A phase plan as its file holds it. `minutes` is what its phases add up to, `basis` the plan it was scaled from. */
export const shippedPlan = z.strictObject({
  ...plan.shape,
  minutes: z.number().positive(),
  source: line,
  basis: slug.optional(),
})
export type ShippedPlan = z.infer<typeof shippedPlan>

/** `questions/shared/plans.yaml`: the phase plans. */
export const plansFile = z.strictObject({ format: z.literal('plans/1'), plans: z.array(shippedPlan).min(1) })

const stop = z.strictObject({
  days: z.array(z.int().positive()).min(1),
  theme: line,
  why: line,
  handsOn: line,
  think: line,
  /** Ids of drills and questions, in the order in which they are best done. */
  drills: z.array(slug),
  questions: z.array(slug),
})
export type StudyStop = z.infer<typeof stop>

/** `questions/shared/study-path.yaml`: all drills and questions along the days of a course. */
export const studyPath = z.strictObject({
  format: z.literal('study-path/1'),
  title: line,
  source: line,
  stops: z.array(stop).min(1),
})
export type StudyPath = z.infer<typeof studyPath>
