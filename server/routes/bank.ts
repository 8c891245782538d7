import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Bank, summaryOf } from '../bank/load.ts'
import { plans } from '../interview/plan.ts'
import { ProblemError } from '../interview/problems.ts'
import { forAnyone } from './define.ts'

const params = z.object({ id: z.string() })

/** What everybody may see of the bank. */
export function bankRoutes(app: FastifyInstance, bank: Bank): void {
  forAnyone(app, 'GET /api/questions', () => ({ questions: bank.list() }))
  forAnyone(app, 'GET /api/questions/:id', ({ request }) => {
    const found = bank.get(params.parse(request.params).id)
    if (!found) throw new ProblemError('question.not-found')
    return summaryOf(found.question)
  })
  forAnyone(app, 'GET /api/plans', () => ({ plans }))
}
