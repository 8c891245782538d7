import { z } from 'zod'
import { role } from './events.ts'
import { dimension, level, slug } from './ids.ts'
import { plan } from './plan.ts'
import { question, questionSummary } from './question.ts'
import { criterion } from './rubric.ts'

/** The person behind the browser: a guest with a name of their choice, known by a cookie. */
export const me = z.object({ person: z.uuid(), name: z.string() })
export type Me = z.infer<typeof me>
export const rename = z.strictObject({ name: z.string().trim().min(1).max(60) })

/** What `POST /api/interviews` takes. `role` is what the owner wants to be; with the scripted interviewer, the candidate. */
export const createInterview = z
  .strictObject({
    question: slug,
    level,
    /** One of the shipped plans, with other minutes if wanted, or phases of one's own. */
    plan: z.union([
      z.strictObject({ id: z.string(), minutes: z.number().min(1).max(240).optional() }),
      z.strictObject({ phases: plan.shape.phases }),
    ]),
    interviewer: z.enum(['scripted', 'peer']),
    role: z.enum(['candidate', 'interviewer']),
  })
  .refine(
    (it) => it.interviewer === 'peer' || it.role === 'candidate',
    'expected the role of candidate with the scripted interviewer',
  )
export type CreateInterview = z.infer<typeof createInterview>
export const created = z.object({ id: z.uuid() })

/** A line of the history, and the head of a room and of a report. */
export const interviewSummary = z.object({
  id: z.uuid(),
  /** Of an imported interview whatever its file says; the bank need not hold it. */
  question: z.object({ id: z.string(), title: z.string(), prompt: z.string() }),
  level,
  plan,
  interviewer: z.enum(['scripted', 'peer']),
  role,
  owner: z.boolean(),
  status: z.enum(['waiting', 'running', 'paused', 'ended']),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  imported: z.boolean(),
  /** Overall score of 4, once graded and ended. */
  score: z.number().nullable(),
  recommendation: z.string().nullable(),
})
export type InterviewSummary = z.infer<typeof interviewSummary>
export const interviewList = z.object({ interviews: z.array(interviewSummary) })

/** What an interviewer needs and a candidate may see only after the end: the whole question and the core criteria. */
export const guide = z.object({ question: question.nullable(), core: z.array(criterion) })
export type Guide = z.infer<typeof guide>

export const createInvitation = z.strictObject({ role, label: z.string().trim().max(60) })
/** An invitation as it is listed: never with its token. */
export const invitation = z.object({
  id: z.uuid(),
  role,
  label: z.string(),
  createdAt: z.iso.datetime(),
  acceptedBy: z.string().nullable(),
  revoked: z.boolean(),
})
export type Invitation = z.infer<typeof invitation>
export const invitationList = z.object({ invitations: z.array(invitation) })
/** Shown once. The token stands behind `#` in the link, where no server and no log sees it. */
export const createdInvitation = z.object({ invitation, token: z.string(), url: z.string() })
export const acceptInvitation = z.strictObject({ token: z.string().min(20).max(200) })
export const acceptedInvitation = z.object({ interview: z.uuid(), role })

export const questionList = z.object({ questions: z.array(questionSummary) })

/** A question whole, for those who may see its solution, and where its file is. */
export const wholeQuestion = z.object({ question, own: z.boolean() })
export type WholeQuestion = z.infer<typeof wholeQuestion>

/** What a file of one's own has wrong: file, line from 1, field (empty for the whole file) and what was expected. */
export const faultOfFile = z.object({ file: z.string(), line: z.int(), field: z.string(), says: z.string() })
export type FaultOfFile = z.infer<typeof faultOfFile>

/** How the bank stands: whether the form may save, and what is wrong with files of one's own. */
export const bankStatus = z.object({ writable: z.boolean(), faults: z.array(faultOfFile) })
export type BankStatus = z.infer<typeof bankStatus>

/** The text of a question or drill file, as `POST /api/bank/check` and `POST /api/bank/questions` take it. */
export const questionText = z.strictObject({
  text: z.string().min(1).max(200_000),
  /** Saving: whether a question of one's own with the same id may be replaced. */
  replace: z.boolean().default(false),
})
export const slugAnswer = z.object({ id: slug })
/** What a check found; `question` is there when the schema fits, whatever else is wrong. */
export const questionCheck = z.object({ question: question.nullable(), faults: z.array(faultOfFile) })
export type QuestionCheck = z.infer<typeof questionCheck>

export { studyPath } from './shared.ts'

/**
 * Where somebody stands, from the interviews that they ended as candidate. `done`: the latest of each question.
 * `dimensions`: mean scores (0 to 4) over the latest reports, null where none speaks to it; `reports` says over how many.
 * `weakest`: the dimensions with the lowest means, each with questions and drills that ask for it, best first.
 */
export const progress = z.object({
  done: z.array(
    z.object({
      question: z.string(),
      interview: z.uuid(),
      score: z.number().nullable(),
      endedAt: z.iso.datetime(),
    }),
  ),
  dimensions: z.array(
    z.object({ id: dimension, title: z.string(), score: z.number().nullable(), reports: z.int() }),
  ),
  weakest: z.array(
    z.object({ dimension, title: z.string(), score: z.number(), questions: z.array(z.string()) }),
  ),
})
export type Progress = z.infer<typeof progress>
export const planList = z.object({ plans: z.array(plan) })

/** The body of every answer that is not a success; `places` name what is wrong in a file or request. */
export const problemBody = z.object({
  code: z.string(),
  message: z.string(),
  retry: z.boolean(),
  places: z.array(z.string()).optional(),
})
export type ProblemBody = z.infer<typeof problemBody>
