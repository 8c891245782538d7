import { z } from 'zod'
import { level, slug } from './ids.ts'
import { criterion, criterionId } from './rubric.ts'

const line = z.string().min(1)
/** A formula with units for the worksheet's evaluator, such as `10e6 event/s * 200 B/event to GB/s`. */
const formula = z.string().min(1)

/** Something a clarifying question uncovers. `asks` are ways people ask for it; the interviewer answers with `answer`. */
export const fact = z.strictObject({ id: slug, asks: z.array(line).min(2), answer: line })
export type Fact = z.infer<typeof fact>

/** A derived figure: the formula is recomputed by machine and must give `result` within 2 %. */
export const figure = z.strictObject({ id: slug, label: line, formula, result: line, note: line.optional() })

/** A failure or a change thrown in mid-interview. `good` is what a good answer holds; never shown to the candidate. */
export const curveball = z.strictObject({
  id: slug,
  /** Kinds of phase in which it may be played. */
  phases: z.array(slug).min(1),
  text: line,
  good: z.array(line).min(2),
  followUp: line,
  criteria: z.array(criterionId).min(1),
})
export type Curveball = z.infer<typeof curveball>

/** What a component is; the same words as the shapes of the whiteboard's library. */
export const componentKinds = [
  'client',
  'load-balancer',
  'service',
  'queue',
  'stream-processor',
  'cache',
  'sql',
  'key-value',
  'object-store',
  'warehouse',
  'batch-job',
  'dashboard',
] as const
export const componentKind = z.enum(componentKinds)

/** The reference solution. Reaches a candidate only after the interview has ended. */
export const referenceSolution = z.strictObject({
  summary: line,
  estimates: z.array(figure).min(3),
  layers: z
    .array(
      z.strictObject({
        id: slug,
        title: line,
        components: z
          .array(
            z.strictObject({ id: slug, label: line, kind: componentKind, size: line.optional(), why: line }),
          )
          .min(1),
      }),
    )
    .min(2),
  /** `from` and `to` are ids of components. */
  flows: z.array(z.strictObject({ from: slug, to: slug, label: line })).min(4),
  dataModel: z
    .array(
      z.strictObject({
        name: line,
        store: line,
        keys: line,
        fields: z.array(z.strictObject({ name: line, type: line, note: line.optional() })).min(1),
        note: line.optional(),
      }),
    )
    .min(1),
  deepDives: z.array(z.strictObject({ title: line, steps: z.array(line).min(3) })).min(2),
  tradeoffs: z
    .array(z.strictObject({ decision: line, chosen: line, because: line, rejected: line, downside: line }))
    .min(2),
  costs: z.strictObject({
    /** Amount of money that the lines are held against, as a formula, such as `5e6 USD`. */
    budget: formula.optional(),
    lines: z.array(figure).min(2),
    total: figure,
    note: line.optional(),
  }),
  optimizations: z.array(z.strictObject({ lever: line, how: line, saves: line })).min(2),
  monitoring: z.strictObject({
    slos: z.array(z.strictObject({ name: line, objective: line })).min(1),
    metrics: z.array(z.strictObject({ name: line, why: line })).min(3),
    alerts: z.array(z.strictObject({ name: line, condition: line, severity: line, action: line })).min(2),
  }),
  failures: z.array(z.strictObject({ failure: line, detection: line, recovery: line })).min(3),
  security: z.array(line).min(2),
  compliance: z.array(line).min(1),
  /** Published figures that are wrong, and the ones used here. `audit` is the row of `seed-inventory.md`. */
  corrections: z.array(z.strictObject({ audit: line, published: line, used: line })),
})
export type ReferenceSolution = z.infer<typeof referenceSolution>

/** A question file: `questions/ID.yaml`. Everything but `title`, `summary`, `prompt` and the tags is for interviewers. */
export const question = z.strictObject({
  format: z.literal('question/1'),
  id: slug,
  title: line,
  summary: line,
  level,
  minutes: z.int().positive(),
  /** The plan it is played with unless the owner chooses another. */
  plan: line,
  topics: z.array(slug).min(1),
  patterns: z.array(slug),
  companies: z.array(line),
  sources: z.array(line),
  prompt: line,
  facts: z.array(fact).min(6),
  reference: referenceSolution,
  criteria: z.array(criterion).min(4),
  curveballs: z.array(curveball).min(2),
  pitfalls: z.array(line).min(2),
})
export type Question = z.infer<typeof question>

/** What everybody may see of a question, also a candidate before the end. */
export const questionSummary = question.pick({
  id: true,
  title: true,
  summary: true,
  level: true,
  minutes: true,
  plan: true,
  topics: true,
  patterns: true,
  companies: true,
  prompt: true,
})
export type QuestionSummary = z.infer<typeof questionSummary>
