import { z } from 'zod'
import { boardElement } from './board.ts'
import { worksheetRow } from './export.ts'
import { level, slug, verdict } from './ids.ts'
import { plan } from './plan.ts'
import { criterionId } from './rubric.ts'

/** What a person is in an interview. */
export const roles = ['candidate', 'interviewer', 'observer'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** The built-in interviewer's place in `by.person`; people have a uuid there. */
export const SCRIPTED = 'scripted'

/** Who did it, and the role they had then: a later swap of roles does not change whose words these were. */
export const author = z.strictObject({ person: z.union([z.uuid(), z.literal(SCRIPTED)]), role })
export type Author = z.infer<typeof author>

const text = (most: number) => z.string().trim().min(1).max(most)

/** The payload of each kind of event. Unknown fields are refused, so that replicas hold the same. */
export const payloads = {
  'interview.started': z.strictObject({
    question: z.strictObject({ id: slug, title: z.string(), prompt: z.string(), hash: z.string() }),
    level,
    plan,
    interviewer: z.enum(['scripted', 'peer']),
  }),
  /** `from` guards against two people advancing at once. */
  'phase.advanced': z.strictObject({ from: slug, to: slug }),
  'clock.paused': z.strictObject({}),
  'clock.resumed': z.strictObject({}),
  'phase.extended': z.strictObject({ phase: slug, minutes: z.number().positive().max(60) }),
  'interview.ended': z.strictObject({ reason: z.enum(['finished', 'stopped']) }),
  said: z.strictObject({ text: text(20_000) }),
  /** Elements that changed, whole; merged by Excalidraw's rule. */
  'board.changed': z.strictObject({ elements: z.array(boardElement).min(1).max(2_000) }),
  /** Rows set (by id) and ids removed. `budget` is a formula such as `5e6 USD`; null takes it away. */
  'worksheet.changed': z.strictObject({
    set: z.array(worksheetRow.strict()).max(200),
    removed: z.array(z.string().max(64)).max(200),
    budget: z.string().max(200).nullable().optional(),
  }),
  /** A note set by its id; an empty text removes it. */
  'note.written': z.strictObject({ note: z.uuid(), phase: slug, text: z.string().max(20_000) }),
  'curveball.played': z.strictObject({ curveball: slug, text: text(2_000) }),
  /** Who holds which role from now on; people who are not named keep theirs. */
  'role.swapped': z.strictObject({ candidate: z.uuid(), interviewer: z.uuid() }),
  'verdict.given': z.strictObject({ criterion: criterionId, verdict, comment: z.string().max(2_000) }),
} as const

export type EventKind = keyof typeof payloads
export const eventKinds = Object.keys(payloads) as readonly EventKind[]
export const eventKind = z.enum(Object.keys(payloads) as [EventKind, ...EventKind[]])

/** The payload of one kind. */
export type Payload<K extends EventKind> = z.infer<(typeof payloads)[K]>

const envelope = { seq: z.int().positive(), at: z.number().nonnegative(), by: author, id: z.uuid() }
const eventOf = <K extends EventKind>(kind: K) =>
  z.strictObject({ ...envelope, kind: z.literal(kind), payload: payloads[kind] })

/** One line of the log: `seq` counts up by one within an interview, `at` is the server's clock in ms since 1970. */
export const interviewEvent = z.discriminatedUnion('kind', [
  eventOf('interview.started'),
  eventOf('phase.advanced'),
  eventOf('clock.paused'),
  eventOf('clock.resumed'),
  eventOf('phase.extended'),
  eventOf('interview.ended'),
  eventOf('said'),
  eventOf('board.changed'),
  eventOf('worksheet.changed'),
  eventOf('note.written'),
  eventOf('curveball.played'),
  eventOf('role.swapped'),
  eventOf('verdict.given'),
])
export type InterviewEvent = z.infer<typeof interviewEvent>

type DraftOf<K extends EventKind> = { id: string; at: number; by: Author; kind: K; payload: Payload<K> }
/** An event before the log gave it its seq. */
export type EventDraft = { [K in EventKind]: DraftOf<K> }[EventKind]

/**
 * Powers a person has: the role, `owner` for who created the interview, `alone` for the candidate of a scripted
 * interview, who minds the clock too, and `script` for the built-in interviewer.
 */
export type Power = Role | 'owner' | 'alone' | 'script'

/** When a kind may be appended: before the start, while it runs, after the end. */
export type Stage = 'before' | 'running' | 'after'

export interface Rule {
  append: readonly Power[]
  during: readonly Stage[]
  see: 'everyone' | 'interviewers-until-the-end'
}

/** Who may append what and when, and who may see it: socket, routes, export and replay all ask this table. */
export const rules = {
  'interview.started': { append: ['interviewer', 'alone', 'owner'], during: ['before'], see: 'everyone' },
  'phase.advanced': { append: ['interviewer', 'alone', 'script'], during: ['running'], see: 'everyone' },
  'clock.paused': { append: ['interviewer', 'alone'], during: ['running'], see: 'everyone' },
  'clock.resumed': { append: ['interviewer', 'alone'], during: ['running'], see: 'everyone' },
  'phase.extended': { append: ['interviewer', 'alone'], during: ['running'], see: 'everyone' },
  'interview.ended': {
    append: ['interviewer', 'alone', 'owner', 'script'],
    during: ['running'],
    see: 'everyone',
  },
  said: { append: ['candidate', 'interviewer', 'script'], during: ['running'], see: 'everyone' },
  'board.changed': { append: ['candidate', 'interviewer'], during: ['before', 'running'], see: 'everyone' },
  'worksheet.changed': {
    append: ['candidate', 'interviewer'],
    during: ['before', 'running'],
    see: 'everyone',
  },
  'note.written': {
    append: ['interviewer'],
    during: ['before', 'running'],
    see: 'interviewers-until-the-end',
  },
  'curveball.played': { append: ['interviewer', 'script'], during: ['running'], see: 'everyone' },
  'role.swapped': { append: ['interviewer', 'owner'], during: ['before'], see: 'everyone' },
  'verdict.given': {
    append: ['interviewer'],
    during: ['running', 'after'],
    see: 'interviewers-until-the-end',
  },
} as const satisfies Record<EventKind, Rule>

/** Whether someone with these powers may append this kind at this stage. Says which of the two stands in the way. */
export function mayAppend(
  kind: EventKind,
  powers: readonly Power[],
  stage: Stage,
): 'yes' | 'wrong-role' | 'wrong-stage' {
  const rule: Rule = rules[kind]
  if (!powers.some((power) => rule.append.includes(power))) return 'wrong-role'
  return rule.during.includes(stage) ? 'yes' : 'wrong-stage'
}

/** Whether a role may see this kind: what is for interviewers opens to all when the interview has ended. */
export function maySee(kind: EventKind, viewer: Role, ended: boolean): boolean {
  return ended || viewer === 'interviewer' || rules[kind].see === 'everyone'
}
