import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'
import { forAnyone } from './define.ts'

export interface HealthParts {
  metrics: Metrics
  /** Whether the database answers. */
  answers: () => Promise<boolean>
}

/** What load balancers and Prometheus ask. */
export function healthRoutes(app: FastifyInstance, { metrics, answers }: HealthParts): void {
  forAnyone(app, 'GET /health/live', () => ({ status: 'live' }))
  forAnyone(app, 'GET /health/ready', async ({ reply }) =>
    (await answers())
      ? { status: 'ready' }
      : reply.code(503).send({ status: 'not-ready', why: 'The database does not answer.' }),
  )
  forAnyone(app, 'GET /metrics', async ({ reply }) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
