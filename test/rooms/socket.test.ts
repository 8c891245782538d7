import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAME_BYTES, FRAMES_PER_SECOND } from '../../server/interview/protocol.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { memoryLog } from '../../server/log/memory.ts'
import { postgresLog } from '../../server/log/postgres.ts'
import { type FreshDatabase, freshDatabase, interviewRow } from '../helpers/database.ts'
import { plans } from '../helpers/plans.ts'
import { openServer, type TestServer, type TestSocket } from './server.ts'
import { startedBy, uuidOf } from './world.ts'

const seats = {
  ada: { role: 'candidate', owner: true },
  bo: { role: 'interviewer' },
  cy: { role: 'observer' },
} as const

let database: FreshDatabase | undefined
afterAll(() => database?.close())

async function memory(): Promise<{ log: EventLog; interview: string }> {
  const log = memoryLog()
  const interview = randomUUID()
  log.open(interview)
  return { log, interview }
}

async function postgres(): Promise<{ log: EventLog; interview: string }> {
  database ??= await freshDatabase()
  return { log: postgresLog(database), interview: await interviewRow(database) }
}

describe.each([
  ['memory', memory],
  ['PostgreSQL', postgres],
])('a room on a log in %s, over real sockets', (_name, open) => {
  let log: EventLog
  let interview: string
  let server: TestServer

  beforeAll(async () => {
    if (open === postgres) await open()
  })
  beforeEach(async () => {
    ;({ log, interview } = await open())
    server = await openServer(log, interview, seats)
  })
  afterEach(async () => {
    await server.close()
    await log.close()
  })

  const join = async (name: string) => {
    const socket = await server.connect(name)
    await socket.join()
    return socket
  }
  const append = (socket: TestSocket, kind: string, payload: unknown, id: string = randomUUID()) => {
    socket.send({ type: 'append', id, kind, payload })
    return id
  }
  const say = (socket: TestSocket, text: string, id?: string) => append(socket, 'said', { text }, id)
  const start = async (socket: TestSocket) => {
    append(socket, 'interview.started', startedBy('peer'))
    await socket.next('event')
  }

  it('acknowledges the sender and tells the others, in the order of the log', async () => {
    const [ada, bo] = [await join('ada'), await join('bo')]
    await start(ada)
    const first = say(ada, 'one')
    const second = say(ada, 'two')
    expect(await ada.next('ack')).toMatchObject({ id: first, seq: 2, prev: 1 })
    expect(await ada.next('ack')).toMatchObject({ id: second, seq: 3, prev: 2 })
    await bo.next('event')
    expect(await bo.next('event')).toMatchObject({
      prev: 1,
      event: { seq: 2, id: first, payload: { text: 'one' } },
    })
    expect(await bo.next('event')).toMatchObject({ prev: 2, event: { seq: 3, id: second } })
    expect(await log.read(interview, 1)).toMatchObject([{ id: first }, { id: second }])
  })

  it('answers an id that was appended before with its first seq and writes nothing, whoever sends it again', async () => {
    const [ada, bo] = [await join('ada'), await join('bo')]
    await start(ada)
    const id = say(ada, 'once')
    await ada.next('ack')
    const again = await join('ada')
    for (const socket of [ada, again, bo]) {
      say(socket, 'twice', id)
      expect(await socket.next('ack')).toMatchObject({ id, seq: 2, prev: 2 })
    }
    expect(await log.read(interview, 1)).toHaveLength(1)
  })

  it('answers a resent append with its seq although it could not be appended any more by now', async () => {
    const bo = await join('bo')
    await start(bo)
    const advance = { from: 'requirements', to: 'high-level-design' }
    const id = append(bo, 'phase.advanced', advance)
    await bo.next('ack')
    append(bo, 'interview.ended', { reason: 'finished' })
    await bo.next('ack')
    append(bo, 'phase.advanced', advance, id)
    expect(await bo.next('ack')).toMatchObject({ id, seq: 2 })
  })

  it('lets one of two people advance who do so at once', async () => {
    const [bo, bo2] = [await join('bo'), await join('bo')]
    await start(bo)
    const advance = { from: 'requirements', to: 'high-level-design' }
    append(bo, 'phase.advanced', advance)
    append(bo2, 'phase.advanced', advance)
    const answer = async (socket: TestSocket) =>
      Promise.race([socket.next('ack').then(() => 'ack'), socket.next('reject').then(({ code }) => code)])
    expect((await Promise.all([answer(bo), answer(bo2)])).sort()).toEqual(['ack', 'phase.moved-on'])
    expect(await log.read(interview, 1)).toHaveLength(1)
  })

  it('gives who rejoins exactly what was missed', async () => {
    const [ada, bo] = [await join('ada'), await join('bo')]
    await start(ada)
    say(ada, 'seen')
    await ada.next('ack')
    bo.close()
    await bo.closed
    for (const text of ['missed', 'missed too']) {
      say(ada, text)
      await ada.next('ack')
    }
    const back = await server.connect('bo')
    expect(await back.join(2)).toMatchObject({ state: null, seq: 4 })
    expect(await back.next('event')).toMatchObject({
      prev: 2,
      event: { seq: 3, payload: { text: 'missed' } },
    })
    expect(await back.next('event')).toMatchObject({ prev: 3, event: { seq: 4 } })
  })

  it('finds everything again after the server was started anew', async () => {
    const by = { person: uuidOf('ada'), role: 'candidate' } as const
    const texts = Array.from({ length: 230 }, (_, count) => `${count}`)
    await log.append(interview, [
      { id: randomUUID(), at: 1, by, kind: 'interview.started', payload: startedBy('peer') },
      ...texts.map((text, at) => ({ id: randomUUID(), at, by, kind: 'said' as const, payload: { text } })),
    ])
    const ada = await join('ada')
    say(ada, 'and one more')
    await ada.next('ack')
    await server.close()
    expect((await log.latestSnapshot(interview))?.seq).toBe(232)
    server = await openServer(log, interview, seats)
    const back = await server.connect('ada')
    const { state } = await back.join()
    expect(state?.transcript.map(({ text }) => text)).toEqual([...texts, 'and one more'])
  })
})

describe('a room that gets what it should not', () => {
  let server: TestServer
  let interview: string
  const ended: string[] = []
  beforeEach(async () => {
    const { log, interview: id } = await memory()
    interview = id
    server = await openServer(log, interview, seats, { ended: (which) => ended.push(which) })
  })
  afterEach(() => server.close())

  const join = async (name: string) => {
    const socket = await server.connect(name)
    await socket.join()
    return socket
  }

  const appended = (kind: string, payload: unknown) =>
    JSON.stringify({ type: 'append', id: randomUUID(), kind, payload })
  const bad: [name: string, frame: string | Buffer, code: string][] = [
    ['no JSON', 'nonsense', 'frame.not-json'],
    ['half a JSON', '{"type":"ping"', 'frame.not-json'],
    ['nothing', '', 'frame.not-json'],
    ['bytes', Buffer.from([0, 255, 1]), 'frame.not-json'],
    ['a number', '7', 'frame.unknown'],
    ['null', 'null', 'frame.unknown'],
    ['a list', '[{"type":"ping"}]', 'frame.unknown'],
    ['an unknown type', '{"type":"dance"}', 'frame.unknown'],
    ['the name of something every object has', '{"type":"constructor"}', 'frame.unknown'],
    ['a field too many', '{"type":"ping","now":1}', 'frame.wrong-shape'],
    ['an append of nothing', '{"type":"append"}', 'frame.wrong-shape'],
    ['an unknown kind of event', appended('interview.deleted', {}), 'frame.wrong-shape'],
    [
      'an id that is no uuid',
      '{"type":"append","id":"7","kind":"said","payload":{"text":"hi"}}',
      'frame.wrong-shape',
    ],
    ['an event without its payload', appended('said', null), 'event.wrong-shape'],
    [
      'an event with a field too many',
      appended('said', { text: 'hi', role: 'interviewer' }),
      'event.wrong-shape',
    ],
    ['words of nothing but blanks', appended('said', { text: '  \n ' }), 'event.wrong-shape'],
    ['words without end', appended('said', { text: 'x'.repeat(20_001) }), 'event.wrong-shape'],
    [
      'an element without version',
      appended('board.changed', { elements: [{ id: 'a', type: 'text' }] }),
      'event.wrong-shape',
    ],
    ['an unknown live kind', '{"type":"live","kind":"note","payload":{}}', 'frame.wrong-shape'],
    [
      'a pointer that is nowhere',
      '{"type":"live","kind":"pointer","payload":{"x":"left"}}',
      'frame.wrong-shape',
    ],
    ['a phase that is not on', appended('phase.advanced', { from: 'wrap-up', to: 'x' }), 'phase.moved-on'],
    ['a pause of a clock that stands', appended('clock.resumed', {}), 'clock.not-paused'],
    ['a second start', appended('interview.started', startedBy('peer')), 'interview.already-started'],
    [
      'a swap of roles after the start',
      appended('role.swapped', { candidate: randomUUID(), interviewer: randomUUID() }),
      'interview.already-started',
    ],
  ]

  it.each(bad)('refuses %s and goes on', async (_name, frame, code) => {
    const [bo, ada] = [await join('bo'), await join('ada')]
    bo.send({ type: 'append', id: randomUUID(), kind: 'interview.started', payload: startedBy('peer') })
    await bo.next('event')
    bo.sendText(frame)
    expect(await bo.next('reject')).toMatchObject({ code })
    const id = randomUUID()
    bo.send({ type: 'append', id, kind: 'said', payload: { text: 'still here' } })
    expect(await bo.next('ack')).toMatchObject({ id, seq: 2 })
    await ada.next('event')
    expect(await ada.next('event')).toMatchObject({ event: { id, seq: 2 } })
  })

  it('names the id of what it refused', async () => {
    const ada = await join('ada')
    const id = randomUUID()
    ada.send({ type: 'append', id, kind: 'said', payload: { text: 'too early' } })
    expect(await ada.next('reject')).toMatchObject({ id, code: 'interview.not-started', retry: false })
  })

  it('takes nothing before the join but a ping', async () => {
    const ada = await server.connect('ada')
    ada.send({ type: 'append', id: randomUUID(), kind: 'said', payload: { text: 'hi' } })
    expect(await ada.next('reject')).toMatchObject({ code: 'socket.not-joined', retry: true })
    ada.send({ type: 'live', kind: 'typing', payload: {} })
    expect(await ada.next('reject')).toMatchObject({ code: 'socket.not-joined' })
    ada.send({ type: 'ping' })
    expect((await ada.next('pong')).now).toBeGreaterThan(0)
  })

  it('closes on a frame of more than 1 MB, and takes one of just under', async () => {
    const [ada, bo] = [await join('ada'), await join('bo')]
    const element = (size: number) => ({
      id: 'a',
      type: 'text',
      version: 1,
      versionNonce: 1,
      isDeleted: false,
      text: 'x'.repeat(size),
    })
    ada.send({
      type: 'append',
      id: randomUUID(),
      kind: 'board.changed',
      payload: { elements: [element(FRAME_BYTES - 500)] },
    })
    await ada.next('ack')
    await bo.next('event')
    ada.send({
      type: 'append',
      id: randomUUID(),
      kind: 'board.changed',
      payload: { elements: [element(FRAME_BYTES)] },
    })
    expect(await ada.closed).toBe(4013)
    bo.send({ type: 'ping' })
    await bo.next('pong')
  })

  it('counts the bytes of a frame, not its characters', async () => {
    const ada = await join('ada')
    ada.sendText(
      JSON.stringify({ type: 'live', kind: 'typing', payload: { text: '€'.repeat(FRAME_BYTES / 2) } }),
    )
    expect(await ada.closed).toBe(4013)
  })

  it('closes on 1000 frames in a second, and the others notice nothing', async () => {
    const [ada, bo] = [await join('ada'), await join('bo')]
    for (let count = 0; count < 1_000; count++) ada.send({ type: 'ping' })
    expect(await ada.closed).toBe(4029)
    bo.send({ type: 'ping' })
    await bo.next('pong')
    expect(ada.messages.filter(({ type }) => type === 'pong').length).toBeGreaterThanOrEqual(
      FRAMES_PER_SECOND - 1,
    )
  })

  it('tells a stranger, somebody unknown and somebody who asks for what is not there the same', async () => {
    const codes: number[] = []
    for (const [name, id] of [
      ['eve', interview],
      [null, interview],
      ['ada', randomUUID()],
      ['ada', 'no-uuid'],
    ] as const) {
      const socket = await server.connect(name, id)
      socket.send({ type: 'join', interview: id === 'no-uuid' ? randomUUID() : id, since: 0 })
      codes.push(await socket.closed)
      expect(socket.frames).toEqual([])
    }
    expect(codes).toEqual([4004, 4004, 4004, 4004])
  })

  it('asks to come back later whom it cannot look up, and does not send them away for good', async () => {
    const socket = await server.connect('unreadable')
    expect(await socket.closed).toBe(1013)
  })

  it('joins no other interview than the one of the address', async () => {
    const ada = await server.connect('ada')
    ada.send({ type: 'join', interview: randomUUID(), since: 0 })
    expect(await ada.closed).toBe(4004)
  })

  it('closes the sockets of whose seat was revoked', async () => {
    const [bo, cy] = [await join('bo'), await join('cy')]
    server.rooms.revoke(
      interview,
      (await join('cy')).messages.flatMap((it) => (it.type === 'welcome' ? [it.you.person] : []))[0] ?? '',
    )
    expect(await cy.closed).toBe(4003)
    bo.send({ type: 'ping' })
    await bo.next('pong')
  })

  it('sends everybody away when the server stops', async () => {
    const ada = await join('ada')
    await server.close()
    expect(await ada.closed).toBe(4012)
  })

  it('fills in the question itself, whatever the browser says it is', async () => {
    const ada = await join('ada')
    const forged = {
      ...startedBy('peer'),
      question: { id: 'mine', title: 'Mine', prompt: 'easy', hash: '' },
      plan: plans[1],
    }
    ada.send({ type: 'append', id: randomUUID(), kind: 'interview.started', payload: forged })
    expect((await ada.next('event')).event.payload).toEqual(startedBy('peer'))
  })
})
