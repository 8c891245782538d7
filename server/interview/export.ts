import { z } from 'zod'
import { level, verdict } from './ids.ts'

const seconds = z.number().nonnegative()
const text = z.string().max(100_000)
/** Most rows of the worksheet that a file holds. */
export const WORKSHEET_ROWS = 500

/** An Excalidraw document as its own editor writes it. Elements are kept whole, whatever their version. */
export const excalidrawDocument = z.looseObject({
  type: z.literal('excalidraw'),
  elements: z.array(z.looseObject({ id: z.string(), type: z.string() })).max(50_000),
})
export type ExcalidrawDocument = z.infer<typeof excalidrawDocument>

/** A whiteboard in short form: components and flows, without a drawing. */
export const boardGraph = z.object({
  nodes: z.array(z.object({ id: z.string(), label: z.string() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), label: z.string().optional() })),
})
export type BoardGraph = z.infer<typeof boardGraph>

/** A row of the worksheet: an estimate or a cost, typed as a formula with units. */
export const worksheetRow = z.object({
  id: z.string().min(1).max(64),
  section: z.enum(['estimate', 'cost']),
  label: z.string().max(200),
  formula: z.string().max(500),
})
export type WorksheetRow = z.infer<typeof worksheetRow>

/** Who an utterance counts for. Observers do not speak into the transcript. */
export const speaker = z.enum(['candidate', 'interviewer'])

export const utterance = z.object({
  id: z.string().min(1),
  /** Seconds from the start. */
  at: seconds,
  speaker,
  text,
})
export type Utterance = z.infer<typeof utterance>

/** A stretch of the interview. `plannedMinutes` is what the plan gave it; files of others may lack it. */
export const phaseSpan = z.object({
  id: z.string().min(1),
  startsAt: seconds,
  endsAt: seconds,
  title: z.string().optional(),
  plannedMinutes: z.number().nonnegative().optional(),
})
export type PhaseSpan = z.infer<typeof phaseSpan>

/**
 * `interview/1`: a finished interview as it is exported, imported and graded. Times are seconds from the start,
 * utterances are in order of `at`. Fields that are not named here are ignored. The fields after `board` are this
 * product's additions; a file without them is whole.
 */
export const interviewFile = z
  .object({
    format: z.literal('interview/1'),
    question: z.object({ id: z.string().min(1), title: z.string(), prompt: text }),
    level,
    durationMinutes: z.number().positive(),
    phases: z.array(phaseSpan),
    utterances: z.array(utterance),
    whiteboard: excalidrawDocument.nullable(),
    board: boardGraph.optional(),
    worksheet: z.array(worksheetRow).max(WORKSHEET_ROWS).optional(),
    /** What the worksheet's costs were held against, as a formula such as `5e6 USD`. */
    budget: z.string().max(200).optional(),
    /** The plan's id, and when the interview began (ISO 8601). */
    plan: z.string().optional(),
    startedAt: z.iso.datetime().optional(),
    notes: z.array(z.object({ at: seconds, phase: z.string(), text })).optional(),
    curveballs: z.array(z.object({ at: seconds, id: z.string(), text })).optional(),
    /** What interviewers decided themselves, beside the report. */
    verdicts: z.array(z.object({ criterion: z.string(), verdict, comment: text })).optional(),
    /** Hash of the question as it was when the interview began. */
    questionHash: z.string().optional(),
  })
  .superRefine((file, context) => {
    file.utterances.forEach((said, index) => {
      const before = file.utterances[index - 1]
      if (before && said.at < before.at)
        context.addIssue({
          code: 'custom',
          path: ['utterances', index, 'at'],
          message: 'expected times in order',
        })
    })
    const seen = new Set<string>()
    file.utterances.forEach((said, index) => {
      if (seen.has(said.id))
        context.addIssue({
          code: 'custom',
          path: ['utterances', index, 'id'],
          message: `expected an id of its own, "${said.id}" stands twice`,
        })
      seen.add(said.id)
    })
  })
export type InterviewFile = z.infer<typeof interviewFile>
