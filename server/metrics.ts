import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures for whoever runs the server, in the words of Prometheus. Times are in seconds there. */
export type Metrics = ReturnType<typeof openMetrics>

/** A registry of its own, so that two servers in one process (tests) do not count together. */
export function openMetrics(options: { process: boolean } = { process: true }) {
  const registry = new Registry()
  if (options.process) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'fortyfive_http_request_seconds',
      help: 'Time to answer a request, by route and status.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    sockets: new Gauge({ name: 'fortyfive_sockets', help: 'Open sockets of rooms.', registers }),
    rooms: new Gauge({ name: 'fortyfive_rooms', help: 'Rooms in memory.', registers }),
    events: new Counter({
      name: 'fortyfive_events_appended_total',
      help: 'Events written to the log.',
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'fortyfive_commit_seconds',
      help: 'Time of a transaction of the log, which may hold appends of many rooms.',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
      registers,
    }),
    commitRetries: new Counter({
      name: 'fortyfive_commit_retries_total',
      help: 'Transactions of the log that failed and were tried again.',
      registers,
    }),
    gradingSeconds: new Histogram({
      name: 'fortyfive_grading_seconds',
      help: 'Time to make a report, by outcome.',
      labelNames: ['outcome'] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    refused: new Counter({
      name: 'fortyfive_socket_refusals_total',
      help: 'Frames refused and sockets closed, by problem.',
      labelNames: ['code'] as const,
      registers,
    }),
  }
}
