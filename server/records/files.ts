import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Role } from '../interview/events.ts'
import { type InterviewFile, interviewFile } from '../interview/export.ts'
import { ProblemError } from '../interview/problems.ts'
import { interviewState } from '../interview/protocol.ts'
import { fold, type InterviewState } from '../interview/state.ts'
import { toFile } from '../interview/toFile.ts'
import type { EventLog } from '../log/event-log.ts'

export interface FileParts {
  prisma: PrismaClient
  log: Pick<EventLog, 'read' | 'latestSnapshot'>
  /** ms since 1970 */
  now: () => number
}

/** An interview as it stands now: the latest snapshot that this release can read, and the events after it. */
export async function stateOf(log: FileParts['log'], interview: string): Promise<InterviewState> {
  const snapshot = await log.latestSnapshot(interview)
  const kept = interviewState.safeParse(snapshot?.state)
  return kept.success
    ? fold(await log.read(interview, kept.data.seq), kept.data)
    : fold(await log.read(interview, 0))
}

/**
 * An interview as a file, for someone of this role. An imported one is the uploaded file, so that the ids of its
 * utterances stay. Throws `interview.not-started` when there is nothing to write down.
 */
export async function fileOf(parts: FileParts, interview: string, viewer: Role): Promise<InterviewFile> {
  const row = await parts.prisma.interview.findUnique({
    where: { id: interview },
    select: { imported: true, file: true },
  })
  if (!row) throw new ProblemError('interview.not-found')
  if (row.imported) return interviewFile.parse(row.file)
  const file = toFile(await stateOf(parts.log, interview), { viewer, now: parts.now() })
  if (!file) throw new ProblemError('interview.not-started')
  return file
}

/**
 * What a download of this question's interview is called, and what its report names: the same for an export and for the
 * interview that its upload makes. Ids in foreign files may hold anything; a file's name may not.
 */
export function fileNameOf(question: string, ending: string): string {
  const safe = question
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${safe || 'interview'}${ending}`
}
