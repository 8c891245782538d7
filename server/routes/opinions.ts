import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { powersOf, type Seat } from '../accounts/seats.ts'
import { mayAppend } from '../interview/events.ts'
import { givenVerdict, type OpinionsAnswer } from '../opinions/api.ts'
import { opinionOfReport } from '../opinions/rules.ts'
import type { ModelOpinions } from '../records/model-opinions.ts'
import { read } from '../records/read.ts'
import type { Reports } from '../records/reports.ts'
import { giveVerdict, type ScorecardParts, scorecardsOf } from '../records/scorecards.ts'
import { type Door, forSeats } from './define.ts'

export interface OpinionRouteParts extends Door, ScorecardParts {
  reports: Reports
  modelOpinions: ModelOpinions
}

/** What rules, models and people say of an interview, side by side; asking the model, and deciding oneself. */
export function opinionRoutes(app: FastifyInstance, parts: OpinionRouteParts): void {
  forSeats(app, parts, 'GET /api/interviews/:id/opinions', ({ seat }) => answerFor(parts, seat))
  forSeats(app, parts, 'POST /api/interviews/:id/opinions/model', async ({ reply, seat }) =>
    reply.code(202).send(await parts.modelOpinions.ask(seat.interview, seat.person)),
  )
  forSeats(app, parts, 'PUT /api/interviews/:id/verdicts/:criterion', async ({ request, reply, seat }) => {
    const { criterion } = read(z.object({ criterion: z.string() }), request.params)
    await giveVerdict(parts, seat, criterion, read(givenVerdict, request.body))
    return reply.code(204).send()
  })
}

async function answerFor(parts: OpinionRouteParts, seat: Seat): Promise<OpinionsAnswer> {
  const report = await parts.reports.of(seat.interview)
  // The standing first: an opinion that is finished in between is then asked for again, and not missed.
  const model = await parts.modelOpinions.standing(seat.interview)
  const models = await parts.modelOpinions.of(seat.interview)
  const people = await scorecardsOf(parts, seat, report)
  const own = people.findIndex(({ person }) => person === seat.person)
  return {
    opinions: [opinionOfReport(report), ...models, ...people.map(({ opinion }) => opinion)],
    model,
    mayJudge: mayAppend('verdict.given', powersOf(seat), seat.stage) === 'yes',
    own: own < 0 ? null : 1 + models.length + own,
  }
}
