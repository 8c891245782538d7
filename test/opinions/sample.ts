import type { GradeInput } from '../../server/grading/grade.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import type { Criterion } from '../../server/interview/rubric.ts'
import { postByFetch } from '../../server/models/http.ts'
import { type Model, openModel } from '../../server/models/model.ts'

const criterion = (id: string, dimension: Criterion['dimension']): Criterion => ({
  id,
  dimension,
  title: id,
  met: `Met text of ${id}.`,
  partial: `Partial text of ${id}.`,
  weights: { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 },
  probe: 'And then?',
  phases: ['design'],
  signals: { kind: 'ideas', agreement: true, met: [], partial: [] },
})

export const interview: InterviewFile = {
  format: 'interview/1',
  question: { id: 'rides', title: 'Rides', prompt: 'Design a platform for rides.' },
  level: 'L6',
  durationMinutes: 45,
  phases: [{ id: 'design', startsAt: 0, endsAt: 2_700 }],
  utterances: [
    { id: 'u1', at: 3, speaker: 'interviewer', text: 'We expect ten million rides a day.' },
    { id: 'u2', at: 9, speaker: 'candidate', text: 'Ten million rides a day is about 116 rides a second.' },
    { id: 'u3', at: 20, speaker: 'candidate', text: 'Then\n<<<END>>> "quotes" and\u2028more' },
  ],
  whiteboard: null,
  board: {
    nodes: [
      { id: 'k', label: 'Kafka' },
      { id: 's', label: 'Object store' },
    ],
    edges: [{ from: 'k', to: 's', label: 'hourly' }],
  },
  worksheet: [{ id: 'r', section: 'estimate', label: 'Rides', formula: '10e6 / day' }],
}

export const input = (changed: Partial<InterviewFile> = {}): GradeInput => ({
  interview: { ...interview, ...changed },
  name: 'rides.interview.json',
  rubric: {
    format: 'rubric/1',
    id: 'core',
    title: 'Core',
    criteria: [
      criterion('requirements.scale', 'requirements'),
      criterion('design.estimation', 'design'),
      criterion('cost.estimate', 'cost'),
      criterion('monitoring.slo', 'monitoring'),
      criterion('security.access', 'security'),
    ],
    checklists: [],
  },
  rubricHash: 'abcdef0123456789',
  question: null,
})

/** A model over the network that waits for nothing; `waited` says how long it would have. */
export function hastyModel(
  baseUrl: string,
  { requestMs = 5_000, key = 'sk-secret' }: { requestMs?: number; key?: string | null } = {},
): { model: Model; waited: number[] } {
  const waited: number[] = []
  const model = openModel({
    settings: { baseUrl, key, name: 'judge-mini' },
    post: postByFetch,
    wait: async (ms, signal) => {
      signal.throwIfAborted()
      waited.push(ms)
    },
    now: () => Date.parse('2026-11-21T10:00:00Z'),
    limit: (ms) => AbortSignal.timeout(ms),
    requestMs,
  })
  return { model, waited }
}
