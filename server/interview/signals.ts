import { z } from 'zod'

/**
 * How the engine recognises a criterion. The rubric declares, the engine interprets; `docs/criteria.md` explains it
 * to question writers. This module only says what may be written, `server/grading/judges/` says what it does.
 */

/** Quantities by what they measure: `#money` is any amount of money, `#number` any number with or without a unit. */
export const quantityKinds = [
  'number',
  'count',
  'rate',
  'bytes',
  'bandwidth',
  'duration',
  'percent',
  'percentile',
  'nines',
  'money',
  'multiple',
] as const
export const quantityKind = z.enum(quantityKinds)
export type QuantityKind = z.infer<typeof quantityKind>

/** Turns of speech: `~reason` is "because", "since", "so that"; `~contrast` is "but", "instead of", "whereas"; and so on. */
export const cueKinds = [
  'reason',
  'contrast',
  'consequence',
  'condition',
  'step',
  'comparison',
  'choice',
  'drawback',
  'unsure',
] as const
export const cueKind = z.enum(cueKinds)
export type CueKind = z.infer<typeof cueKind>

const alternative =
  /^(?:@[a-z0-9-]+|#[a-z]+|~[a-z]+|\^?[\p{L}\p{N}][\p{L}\p{N}'./+-]*\*?(?: [\p{L}\p{N}][\p{L}\p{N}'./+-]*\*?)*)$/u

/**
 * One idea and the ways to say it, joined by `|`. A way is a word or phrase (small letters; a word that ends in `*`
 * takes any ending, and plurals and hyphens are taken care of), `@name` (a concept of the lexicon with all its
 * synonyms), `#kind` (a quantity) or `~kind` (a turn of speech): `upsert|overwrit*|@idempotency`. With `^` before it a
 * phrase must stand at the beginning of a sentence: `^now the`.
 */
export const idea = z.string().superRefine((text, context) => {
  for (const way of text.split('|')) {
    const trimmed = way.trim()
    if (!alternative.test(trimmed) || trimmed !== trimmed.toLowerCase())
      context.addIssue({
        code: 'custom',
        message: `"${trimmed}": expected small words, word*, @concept, #quantity or ~cue, joined by |`,
      })
    else if (trimmed.startsWith('#') && !quantityKind.safeParse(trimmed.slice(1)).success)
      context.addIssue({
        code: 'custom',
        message: `"${trimmed}": expected # and one of ${quantityKinds.join(', ')}`,
      })
    else if (trimmed.startsWith('~') && !cueKind.safeParse(trimmed.slice(1)).success)
      context.addIssue({
        code: 'custom',
        message: `"${trimmed}": expected ~ and one of ${cueKinds.join(', ')}`,
      })
  }
})
export type Idea = z.infer<typeof idea>

/**
 * How near the ideas of one rule must stand: in one `sentence`; in `neighbours` (a sentence and the two after it in
 * the same utterance); in one `utterance`; in an `exchange` (four utterances of the candidate in a row); anywhere in the `interview`.
 */
export const windows = ['sentence', 'neighbours', 'utterance', 'exchange', 'interview'] as const
export const window = z.enum(windows)
export type Window = z.infer<typeof window>

/** Where a rule looks: what the candidate said, components and flows on the whiteboard, rows of the worksheet. */
export const places = ['said', 'whiteboard', 'worksheet'] as const
export const place = z.enum(places)
export type Place = z.infer<typeof place>

/** Ideas together in one place. All fields that are given must hold. */
export const rule = z
  .strictObject({
    /** Each of these ideas must be there. */
    together: z.array(idea).optional(),
    /** Of these ideas at least `atLeast` different ones (default 1) must be there. */
    any: z.array(idea).optional(),
    atLeast: z.int().positive().optional(),
    /** None of these may be there. */
    without: z.array(idea).optional(),
    /** One of these must be in what the interviewer had just said. It sets the topic; it earns nothing by itself. */
    answering: z.array(idea).optional(),
    within: window.default('neighbours'),
    /** Share of the interview by which it must be said: 0.4 is "in the first two fifths". */
    by: z.number().positive().max(1).default(1),
    /** In how many different passages it must hold. */
    times: z.int().positive().default(1),
    /** The fewest words of the candidate's in the window: what separates an explanation from a remark. */
    words: z.int().nonnegative().default(0),
    /** `question`: only where the candidate asks; `statement`: only where the candidate does not ask. */
    form: z.enum(['any', 'question', 'statement']).default('statement'),
    where: z.array(place).min(1).default(['said', 'whiteboard', 'worksheet']),
  })
  .refine((given) => [given.together, given.any, given.answering].some((ideas) => ideas?.length), {
    message: 'expected ideas in "together", "any" or "answering"',
  })
  .refine((given) => (given.atLeast ?? 1) <= (given.any?.length ?? 1), {
    path: ['atLeast'],
    message: 'expected no more than there are ideas in "any"',
  })
export type Rule = z.infer<typeof rule>

const rules = { met: z.array(rule).default([]), partial: z.array(rule).default([]) }

/** Ideas together: the general kind, and the one that questions use. The first rule of `met` that holds gives met. */
const ideas = z.strictObject({
  kind: z.literal('ideas'),
  /** What the criterion is about, by name: who dismisses that ("no monitoring in v1") takes back what they said of it. */
  topic: idea.optional(),
  /** Whether agreeing with the interviewer may give partial. How an interview was led cannot be agreed to. */
  agreement: z.boolean().default(true),
  met: z.array(rule).min(1),
  partial: z.array(rule).default([]),
})

/** Questions asked, or assumptions put up for confirmation, before the first decision about the design. */
const clarifying = z.strictObject({
  kind: z.literal('clarifying'),
  met: z.number().positive(),
  partial: z.number().positive(),
})

/** Arithmetic that leads to a capacity or to an amount of money, spoken or on the worksheet, recomputed. */
const estimation = z.strictObject({
  kind: z.literal('estimation'),
  of: z.enum(['capacity', 'money']),
  ...rules,
})

/** A connected way from source to consumer; each stage is recognised by its idea, in words or on the whiteboard. */
const path = z.strictObject({
  kind: z.literal('path'),
  stages: z.array(z.strictObject({ id: z.string().min(1), idea })).min(2),
  /** How many stages make it met and partial. */
  met: z.int().positive(),
  partial: z.int().positive(),
})

/** An explanation of how something works, in causal steps; `nth` 2 asks for a second, different one. */
const mechanism = z.strictObject({
  kind: z.literal('mechanism'),
  nth: z.int().min(1).max(3),
  /** The topics that a mechanism can be about; passages about different topics are different mechanisms. */
  topics: z.array(z.strictObject({ id: z.string().min(1), idea })).min(1),
})

/** What a criterion looks for. A kind without a judge does not compile. */
export const signals = z.discriminatedUnion('kind', [ideas, clarifying, estimation, path, mechanism])
export type Signals = z.infer<typeof signals>
export type CheckKind = Signals['kind']
export type SignalsOf<K extends CheckKind> = Extract<Signals, { kind: K }>
