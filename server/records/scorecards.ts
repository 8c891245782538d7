import type { PrismaClient } from '../../generated/prisma/client.ts'
import { powersOf, type Seat } from '../accounts/seats.ts'
import type { Ids } from '../accounts/tokens.ts'
import type { Report } from '../grading/report.ts'
import { type InterviewEvent, mayAppend } from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'
import type { GivenVerdict } from '../interview/state.ts'
import type { EventLog } from '../log/event-log.ts'
import type { GivenVerdictBody } from '../opinions/api.ts'
import type { Opinion } from '../opinions/opinion.ts'
import { opinionOfPerson, type Scorecard, scorecardOfFile } from '../opinions/scorecard.ts'
import { groundsOf } from './coverage.ts'
import { type FileParts, fileOf, stateOf } from './files.ts'
import { PlacesError } from './read.ts'

export interface ScorecardParts extends FileParts {
  prisma: PrismaClient
  log: Pick<EventLog, 'append' | 'read' | 'latestSnapshot'>
  ids: Pick<Ids, 'uuid'>
  /** Tells rooms what was committed beside them. */
  tell: (interview: string, events: readonly InterviewEvent[]) => void
}

/**
 * Gives a verdict, as an event in the log like one that is given in the room: the last one of a person and criterion stands. An
 * uploaded interview has no room, but a log of its verdicts; its file stays as it was.
 */
export async function giveVerdict(
  parts: ScorecardParts,
  seat: Seat,
  criterion: string,
  { verdict, comment }: GivenVerdictBody,
): Promise<void> {
  const answer = mayAppend('verdict.given', powersOf(seat), seat.stage)
  if (answer !== 'yes')
    throw new ProblemError(answer === 'wrong-role' ? 'role.may-not' : 'interview.not-started')
  const grounds = await groundsOf(parts.prisma, seat.interview)
  const criteria = [...(grounds?.rubric.criteria ?? []), ...(grounds?.question?.question.criteria ?? [])]
  if (!criteria.some(({ id }) => id === criterion))
    throw new PlacesError('request.wrong-shape', ['criterion: expected one of this interview’s criteria'])
  const appended = await parts.log.append(seat.interview, [
    {
      id: parts.ids.uuid(),
      at: parts.now(),
      by: { person: seat.person, role: seat.role },
      kind: 'verdict.given',
      payload: { criterion, verdict, comment },
    },
  ])
  parts.tell(
    seat.interview,
    appended.map(({ event }) => event),
  )
}

/** A person's opinion and whose it is; null where a file does not say. */
export interface PersonsOpinion {
  person: string | null
  opinion: Opinion
}

/** What people decided about an interview that has ended: an opinion for each, in the order of their first verdicts. */
export async function scorecardsOf(
  parts: ScorecardParts,
  seat: Seat,
  report: Report,
): Promise<PersonsOpinion[]> {
  const { verdicts } = await stateOf(parts.log, seat.interview)
  const people = [...new Set(verdicts.map(({ person }) => person))]
  const names = await namesOf(parts.prisma, people)
  const cards = people.map((person): { person: string | null; card: Scorecard } => ({
    person,
    card: cardOf(
      names.get(person) ?? 'Interviewer',
      verdicts.filter((it) => it.person === person),
    ),
  }))
  if (seat.imported) {
    const file = await fileOf(parts, seat.interview, seat.role)
    cards.unshift({ person: null, card: scorecardOfFile(file.verdicts ?? []) })
  }
  return cards.flatMap(({ person, card }) => {
    const opinion = opinionOfPerson(card, report)
    return opinion ? [{ person, opinion }] : []
  })
}

function cardOf(name: string, verdicts: readonly GivenVerdict[]): Scorecard {
  const iso = (ms: number): string => new Date(ms).toISOString()
  const latest = Math.max(...verdicts.map(({ at }) => at))
  return {
    name,
    version: iso(latest),
    verdicts: verdicts.map(({ criterion, verdict, comment, at }) => ({
      criterion,
      verdict,
      comment,
      at: iso(at),
    })),
  }
}

async function namesOf(prisma: PrismaClient, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma.guest.findMany({
    where: { id: { in: [...people] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
