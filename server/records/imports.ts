import { Prisma } from '../../generated/prisma/client.ts'
import { type InterviewFile, interviewFile } from '../interview/export.ts'
import { type Plan, plan } from '../interview/plan.ts'
import type { RecordParts } from './interviews.ts'
import { PlacesError, read } from './read.ts'

/** Most bytes of an uploaded file. */
export const FILE_BYTES = 10 * 1_048_576
/** Deepest nesting of lists and groups in a file. Drawings need about ten. */
const DEPTH = 64

/**
 * Makes an interview of an uploaded `interview/1` file, in one transaction. The file is kept whole; report, exports and
 * transcript come from it. Throws `file.wrong-shape` with the places of all that is wrong.
 */
export async function importInterview(parts: RecordParts, owner: string, uploaded: unknown): Promise<string> {
  disarm(uploaded)
  const file = read(interviewFile, uploaded, 'file.wrong-shape')
  const { prisma, bank, ids, now } = parts
  const found = bank.get(file.question.id)
  const { rubric, hash } = found ? bank.rubricFor(found.question) : bank.core
  const id = ids.uuid()
  const startedAt = startOf(file)
  await prisma.interview.create({
    data: {
      id,
      ownerId: owner,
      title: column(file.question.title).slice(0, 300) || 'Untitled',
      prompt: column(file.question.prompt),
      level: file.level,
      plan: planOf(file),
      interviewerKind: 'peer',
      questionId: column(file.question.id).slice(0, 200),
      questionHash: found?.hash ?? file.questionHash?.slice(0, 64) ?? '',
      question: found?.question ?? Prisma.JsonNull,
      rubricHash: hash,
      rubric,
      imported: true,
      file: plainJson(uploaded),
      createdAt: new Date(now()),
      startedAt,
      endedAt: startedAt ? new Date(startedAt.getTime() + lengthMs(file)) : new Date(now()),
      seats: { create: { id: ids.uuid(), guestId: owner, role: 'candidate' } },
    },
  })
  return id
}

/** Columns of texts cannot hold a zero character; the file itself keeps it. */
const column = (text: string): string => text.replaceAll('\u0000', '')

/** What Prisma takes for a JSON column: the same value, known to be JSON because it came as JSON. */
const plainJson = (file: unknown): Prisma.InputJsonObject => JSON.parse(JSON.stringify(file))

/** When it began, if the file says so and names a time that can be. */
function startOf({ startedAt }: InterviewFile): Date | null {
  if (startedAt === undefined) return null
  const date = new Date(startedAt)
  return date.getUTCFullYear() >= 1970 && date.getUTCFullYear() < 9999 ? date : null
}

/** From the start to the last thing that happened; a day at most, for files that say nonsense. */
function lengthMs(file: InterviewFile): number {
  const ends = file.phases.reduce((latest, phase) => Math.max(latest, phase.endsAt), 0)
  return Math.min(86_400, Math.max(ends, file.utterances.at(-1)?.at ?? 0)) * 1_000
}

/**
 * Refuses files that are nested so deeply that other programs on their way choke on them, and takes out fields called
 * `__proto__`, which JSON may hold and which change what an object is wherever it is copied.
 */
function disarm(value: unknown): void {
  let layer: unknown[] = [value]
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > DEPTH)
      throw new PlacesError('file.wrong-shape', [`expected at most ${DEPTH} levels of nesting`])
    const next: unknown[] = []
    for (const one of layer) {
      if (one === null || typeof one !== 'object') continue
      if (Object.hasOwn(one, '__proto__')) Reflect.deleteProperty(one, '__proto__')
      for (const inner of Object.values(one))
        if (inner !== null && typeof inner === 'object') next.push(inner)
    }
    layer = next
  }
}

/** The plan that a file went by, as far as it says: its phases in order, with the minutes planned or else used. */
export function planOf(file: InterviewFile): Plan {
  const taken = new Set<string>()
  const spans = file.phases.slice(0, 20)
  const phases = spans.map((span, index) => {
    const id = ownId(span.id, index, taken)
    const minutes = span.plannedMinutes || (span.endsAt - span.startsAt) / 60
    const tenths = Math.round(Math.min(180, Math.max(0.1, minutes)) * 10)
    return { id, kind: id, title: (span.title || span.id).trim().slice(0, 60) || id, minutes: tenths / 10 }
  })
  const whole = {
    id: 'interview',
    kind: 'interview',
    title: 'Interview',
    minutes: Math.min(180, file.durationMinutes),
  }
  const made = { id: 'imported', title: `${file.durationMinutes} minutes, imported`, phases }
  const fitting = plan.safeParse(phases.length > 0 ? made : { ...made, phases: [whole] })
  return fitting.success ? fitting.data : { ...made, title: 'Imported', phases: [whole] }
}

function ownId(text: string, index: number, taken: Set<string>): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const id = !words || taken.has(words) ? `phase-${index + 1}` : words
  // `phase-2` may itself be somebody's id.
  const own = taken.has(id) ? `${id}-again-${index + 1}` : id
  taken.add(own)
  return own
}
