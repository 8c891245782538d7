import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EventKind, eventKinds, type Role } from '../../server/interview/events.ts'
import { serverMessage } from '../../server/interview/protocol.ts'
import { type Harness, harness, type Person } from './harness.ts'

/**
 * Who may append which kind of event, and when, through the socket: written out a second time, so that a slip in
 * `rules` shows. `+` means committed; anything else is the code of the refusal.
 */
type Stage = 'before' | 'running' | 'after'
const stages: readonly Stage[] = ['before', 'running', 'after']
const askers = [
  'candidate',
  'interviewer',
  'observer',
  'owner as candidate',
  'owner as interviewer',
  'alone',
] as const
type Asker = (typeof askers)[number]
type Outcome =
  | '+'
  | 'role.may-not'
  | 'interview.not-started'
  | 'interview.already-started'
  | 'interview.ended'
  | string

const may: Record<EventKind, { who: readonly Asker[]; when: readonly Stage[] }> = {
  'interview.started': {
    who: ['interviewer', 'owner as candidate', 'owner as interviewer', 'alone'],
    when: ['before'],
  },
  'phase.advanced': { who: ['interviewer', 'owner as interviewer', 'alone'], when: ['running'] },
  'clock.paused': { who: ['interviewer', 'owner as interviewer', 'alone'], when: ['running'] },
  'clock.resumed': { who: ['interviewer', 'owner as interviewer', 'alone'], when: ['running'] },
  'phase.extended': { who: ['interviewer', 'owner as interviewer', 'alone'], when: ['running'] },
  'interview.ended': {
    who: ['interviewer', 'owner as candidate', 'owner as interviewer', 'alone'],
    when: ['running'],
  },
  said: {
    who: ['candidate', 'interviewer', 'owner as candidate', 'owner as interviewer', 'alone'],
    when: ['running'],
  },
  'board.changed': {
    who: ['candidate', 'interviewer', 'owner as candidate', 'owner as interviewer', 'alone'],
    when: ['before', 'running'],
  },
  'worksheet.changed': {
    who: ['candidate', 'interviewer', 'owner as candidate', 'owner as interviewer', 'alone'],
    when: ['before', 'running'],
  },
  'note.written': { who: ['interviewer', 'owner as interviewer'], when: ['before', 'running'] },
  'curveball.played': { who: ['interviewer', 'owner as interviewer'], when: ['running'] },
  'role.swapped': { who: ['interviewer', 'owner as candidate', 'owner as interviewer'], when: ['before'] },
  'verdict.given': { who: ['interviewer', 'owner as interviewer'], when: ['running', 'after'] },
}

const stageProblem: Record<Stage, string> = {
  before: 'interview.not-started',
  running: 'interview.already-started',
  after: 'interview.ended',
}
function wantedFor(kind: EventKind, asker: Asker, stage: Stage): Outcome {
  if (!may[kind].who.includes(asker)) return 'role.may-not'
  if (!may[kind].when.includes(stage)) return stageProblem[stage]
  // The clock runs, so that there is nothing to resume.
  return kind === 'clock.resumed' ? 'clock.not-paused' : '+'
}

describe('who may append which kind of event', () => {
  let h: Harness
  const people = new Map<string, Person>()
  beforeAll(async () => {
    h = await harness()
    for (const name of ['owner', 'candidate', 'interviewer', 'observer', 'stranger'])
      people.set(name, await h.person(name))
  })
  afterAll(() => h?.close())
  const personFor = (asker: string): Person => {
    const person = people.get(asker.startsWith('owner') || asker === 'alone' ? 'owner' : asker)
    if (!person) throw new Error(asker)
    return person
  }

  /** A new interview at this stage, with everybody seated. */
  async function interviewFor(asker: Asker, stage: Stage): Promise<string> {
    const owner = personFor('owner')
    const id = await h.create(
      owner,
      asker === 'alone'
        ? { interviewer: 'scripted' }
        : { role: asker === 'owner as interviewer' ? 'interviewer' : 'candidate' },
    )
    for (const role of ['candidate', 'interviewer', 'observer'] as const satisfies readonly Role[])
      await h.seat(owner, id, personFor(role), role)
    if (stage !== 'before') await h.start(id, owner)
    if (stage === 'after') await h.end(id, owner)
    return id
  }

  const cases = eventKinds.flatMap((kind) =>
    stages.flatMap((stage) =>
      askers.map((asker) => ({ kind, stage, asker, wanted: wantedFor(kind, asker, stage) })),
    ),
  )
  it.each(cases)('$kind, $stage, $asker: $wanted', async ({ kind, stage, asker, wanted }) => {
    const id = await interviewFor(asker, stage)
    const before = (await h.log.read(id, 0)).length
    const outcome = await append(h, personFor(asker), id, kind, payloadOf(kind, h, id, people))
    expect(outcome).toBe(wanted)
    expect((await h.log.read(id, 0)).length - before).toBe(wanted === '+' ? 1 : 0)
  })

  it.each(['stranger', 'nobody'])(
    '%s gets the same on a socket of an interview as on one of none',
    async (asker) => {
      const there = await interviewFor('candidate', 'running')
      const who = asker === 'nobody' ? null : personFor('stranger')
      const closes = await Promise.all([there, randomUUID()].map((id) => closeOf(h, who, id)))
      expect(closes).toEqual([4004, 4004])
    },
  )

  it('does not let a page of another site open a socket', async () => {
    const id = await interviewFor('candidate', 'running')
    const headers = {
      cookie: personFor('candidate').cookie,
      origin: 'https://elsewhere.example',
      host: 'localhost',
    }
    await expect(h.fastify.injectWS(`/api/interviews/${id}/socket`, { headers })).rejects.toThrow('403')
  })
})

function payloadOf(kind: EventKind, h: Harness, _id: string, people: ReadonlyMap<string, Person>): unknown {
  const question = h.bank.get('uber-data-platform')?.question
  const element = { id: 'a', type: 'rectangle', version: 1, versionNonce: 1, isDeleted: false }
  const payloads: Record<EventKind, unknown> = {
    'interview.started': {
      question: { id: 'uber-data-platform', title: '', prompt: '', hash: '' },
      level: 'L6',
      plan: { id: '45', title: '45', phases: [{ id: 'a', kind: 'a', title: 'A', minutes: 45 }] },
      interviewer: 'peer',
    },
    'phase.advanced': { from: 'requirements', to: 'high-level-design' },
    'clock.paused': {},
    'clock.resumed': {},
    'phase.extended': { phase: 'requirements', minutes: 2 },
    'interview.ended': { reason: 'finished' },
    said: { text: 'Hello.' },
    'board.changed': { elements: [element] },
    'worksheet.changed': {
      set: [{ id: 'r', section: 'estimate', label: 'Events', formula: '1e6 event/s' }],
      removed: [],
    },
    'note.written': { note: randomUUID(), phase: 'requirements', text: 'Asked nothing yet.' },
    'curveball.played': {
      curveball: question?.curveballs[0]?.id ?? '',
      text: question?.curveballs[0]?.text ?? '',
    },
    'role.swapped': { candidate: people.get('interviewer')?.id, interviewer: people.get('candidate')?.id },
    'verdict.given': { criterion: 'requirements.scale', verdict: 'met', comment: '' },
  }
  return payloads[kind]
}

/** Joins, appends one event and says what became of it. */
async function append(
  h: Harness,
  who: Person,
  interview: string,
  kind: EventKind,
  payload: unknown,
): Promise<Outcome> {
  const socket = await h.fastify.injectWS(`/api/interviews/${interview}/socket`, {
    headers: { cookie: who.cookie },
  })
  try {
    const id = randomUUID()
    return await new Promise<Outcome>((resolve) => {
      socket.on('close', (code: number) => resolve(`closed ${code}`))
      socket.on('message', (data: Buffer) => {
        const message = serverMessage.parse(JSON.parse(data.toString()))
        if (message.type === 'ack' && message.id === id) resolve('+')
        // What the server filled in goes back to its sender as an event.
        if (message.type === 'event' && message.event.id === id) resolve('+')
        if (message.type === 'reject') resolve(message.code)
      })
      socket.send(JSON.stringify({ type: 'join', interview, since: 0 }))
      socket.send(JSON.stringify({ type: 'append', id, kind, payload }))
    })
  } finally {
    socket.terminate()
  }
}

async function closeOf(h: Harness, who: Person | null, interview: string): Promise<number> {
  const headers = who ? { cookie: who.cookie } : {}
  const socket = await h.fastify.injectWS(`/api/interviews/${interview}/socket`, { headers })
  return new Promise((resolve) => {
    socket.on('close', resolve)
    socket.send(JSON.stringify({ type: 'join', interview, since: 0 }))
  })
}
