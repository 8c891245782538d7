import { z } from 'zod'
import { level, slug } from './ids.ts'
import { criterion, criterionId, weights } from './rubric.ts'

const line = z.string().min(1)
/** A formula with units for the worksheet's evaluator, such as `10e6 event/s * 200 B/event to GB/s`. */
const formula = z.string().min(1)

/** Something a clarifying question uncovers. `asks` are ways people ask for it; the interviewer answers with `answer`. */
export const fact = z.strictObject({ id: slug, asks: z.array(line).min(2), answer: line })
export type Fact = z.infer<typeof fact>

/** A derived figure: the formula is recomputed by machine and must give `result` within 2 %. */
export const figure = z.strictObject({ id: slug, label: line, formula, result: line, note: line.optional() })

/**
 * A failure or a change thrown in mid-interview. It is played in one of `phases`, not before `minute`, and rather than
 * others where the criteria of `missing` are still open. `good` is what a good answer holds, `weak` what a bad one
 * sounds like; neither is shown to the candidate before the end.
 */
export const curveball = z.strictObject({
  id: slug,
  /** Kinds of phase in which it may be played. */
  phases: z.array(slug).min(1),
  /** Earliest minute of the interview. Without it, two fifths of its phase. */
  minute: z.number().nonnegative().max(240).optional(),
  /** Criteria that it is played for while they are not met. Without it, those of `criteria`. */
  missing: z.array(criterionId).min(1).optional(),
  text: line,
  good: z.array(line).min(2),
  weak: line.optional(),
  followUp: line,
  /** What it lets a candidate show. */
  criteria: z.array(criterionId).min(1),
})
export type Curveball = z.infer<typeof curveball>

/**
 * A figure of the prompt that the reference uses. `quote` stands in the prompt word for word, `value` in at least one
 * formula of the reference, and both say the same amount: who changes one side is told about the other.
 */
export const input = z.strictObject({ id: slug, quote: line, value: formula })

/** A published figure that is wrong, and the one used here. `audit` is the row of `seed-inventory.md`. */
export const correction = z.strictObject({ audit: line, published: line, used: line })

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
export type ComponentKind = z.infer<typeof componentKind>

const component = z.strictObject({
  id: slug,
  label: line,
  kind: componentKind,
  size: line.optional(),
  why: line,
  /** Id of the region it stands in. */
  region: slug.optional(),
})

/** What a year costs, line by line; the lines add up to `total`. */
export const costs = z.strictObject({
  /** Amount of money that the lines are held against, as a formula, such as `5e6 USD`. */
  budget: formula.optional(),
  lines: z.array(figure).min(2),
  total: figure,
  note: line.optional(),
})

export const monitoring = z.strictObject({
  slos: z.array(z.strictObject({ name: line, objective: line })).default([]),
  metrics: z.array(z.strictObject({ name: line, why: line })).default([]),
  alerts: z.array(z.strictObject({ name: line, condition: line, severity: line, action: line })).default([]),
})

/**
 * The reference solution. Reaches a candidate only after the interview has ended. Only `summary` is demanded of a
 * question of one's own; what a shipped one must hold stands in `server/bank/completeness.ts`.
 */
export const referenceSolution = z.strictObject({
  summary: line,
  inputs: z.array(input).default([]),
  estimates: z.array(figure).default([]),
  /** Places that components may stand in, such as parts of the world; frames on the reference whiteboard. */
  regions: z.array(z.strictObject({ id: slug, title: line })).default([]),
  layers: z
    .array(z.strictObject({ id: slug, title: line, components: z.array(component).min(1) }))
    .default([]),
  /** `from` and `to` are ids of components. */
  flows: z.array(z.strictObject({ from: slug, to: slug, label: line })).default([]),
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
    .default([]),
  deepDives: z.array(z.strictObject({ title: line, steps: z.array(line).min(1) })).default([]),
  tradeoffs: z
    .array(z.strictObject({ decision: line, chosen: line, because: line, rejected: line, downside: line }))
    .default([]),
  costs: costs.optional(),
  optimizations: z.array(z.strictObject({ lever: line, how: line, saves: line })).default([]),
  monitoring: monitoring.optional(),
  failures: z.array(z.strictObject({ failure: line, detection: line, recovery: line })).default([]),
  security: z.array(line).default([]),
  compliance: z.array(line).default([]),
  corrections: z.array(correction).default([]),
})
export type ReferenceSolution = z.infer<typeof referenceSolution>

/** What every question says of itself, full or drill. */
const head = {
  id: slug,
  title: line,
  summary: line,
  level,
  topics: z.array(slug).min(1),
  patterns: z.array(slug).default([]),
  companies: z.array(line).default([]),
  sources: z.array(line).default([]),
  prompt: line,
  facts: z.array(fact).default([]),
}

/** A whole interview: `questions/ID.yaml`. Everything but `title`, `summary`, `prompt` and the tags is for interviewers. */
export const fullQuestion = z.strictObject({
  format: z.literal('question/1'),
  ...head,
  minutes: z.int().positive().max(240),
  /** The plan it is played with unless the owner chooses another. */
  plan: line,
  reference: referenceSolution.optional(),
  criteria: z.array(criterion).min(1),
  curveballs: z.array(curveball).default([]),
  pitfalls: z.array(line).default([]),
})
export type FullQuestion = z.infer<typeof fullQuestion>

const equalWeights = { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 }

/** A short question, 5 to 15 minutes and one phase: `questions/drills/ID.yaml`. Graded on its own criteria alone. */
export const drill = z.strictObject({
  format: z.literal('drill/1'),
  ...head,
  minutes: z.int().min(5).max(15),
  /** Kind of the one phase that it is about, such as `deep-dive`. */
  phase: slug,
  /** The points that a good answer makes. */
  criteria: z.array(criterion.extend({ weights: weights.default(equalWeights) })).min(1),
  /** The model answer, as one would say it, and the arithmetic behind it. */
  answer: z.strictObject({ says: z.array(line).min(1), figures: z.array(figure).default([]) }),
  /** What the interviewer asks once the points are made or time gets short. */
  followUp: z.strictObject({ text: line, good: z.array(line).min(1) }),
  curveballs: z.array(curveball).default([]),
  pitfalls: z.array(line).default([]),
  corrections: z.array(correction).default([]),
})
export type Drill = z.infer<typeof drill>

/** Whatever an interview can be about. */
export const question = z.discriminatedUnion('format', [fullQuestion, drill])
export type Question = z.infer<typeof question>

/** What everybody may see of a question, also a candidate before the end. */
export const questionSummary = z.object({
  ...fullQuestion.pick({
    id: true,
    title: true,
    summary: true,
    level: true,
    minutes: true,
    topics: true,
    patterns: true,
    companies: true,
    prompt: true,
  }).shape,
  kind: z.enum(['full', 'drill']),
  /** The plan that it is played with unless the owner chooses another; `drill` for a drill. */
  plan: line,
  /** Kinds of phase that it is about: all of its plan, or the one of a drill. */
  phase: slug.nullable(),
  /** Whether it comes from a folder of one's own. */
  own: z.boolean(),
})
export type QuestionSummary = z.infer<typeof questionSummary>
