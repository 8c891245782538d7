import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { type EventKind, eventKinds } from '../../server/interview/events.ts'
import { visitor } from './visitor.ts'
import { interview, startedBy, uuidOf, type WorldOptions, world } from './world.ts'

/** `olive` created the interview and watches; in the scripted one, `ada` is alone with the script. */
const peer: WorldOptions = {
  seats: {
    candidate: { role: 'candidate' },
    interviewer: { role: 'interviewer' },
    observer: { role: 'observer' },
    owner: { role: 'observer', owner: true },
  },
}
const scripted: WorldOptions = {
  interviewer: 'scripted',
  seats: { alone: { role: 'candidate', owner: true } },
}

const payloadOf: Record<EventKind, unknown> = {
  'interview.started': startedBy('peer'),
  'phase.advanced': { from: 'requirements', to: 'high-level-design' },
  'clock.paused': {},
  'clock.resumed': {},
  'phase.extended': { phase: 'requirements', minutes: 2 },
  'interview.ended': { reason: 'finished' },
  said: { text: 'hello' },
  'board.changed': { elements: [{ id: 'a', type: 'text', version: 1, versionNonce: 1, isDeleted: false }] },
  'worksheet.changed': { set: [], removed: [], budget: '5 USD' },
  'note.written': { note: randomUUID(), phase: 'requirements', text: 'strong' },
  'curveball.played': { curveball: 'broker-lost', text: 'A broker died.' },
  'role.swapped': { candidate: uuidOf('interviewer'), interviewer: uuidOf('candidate') },
  'verdict.given': { criterion: 'cost.budget', verdict: 'met', comment: '' },
}

const no = 'role.may-not'
const early = 'interview.not-started'
const begun = 'interview.already-started'
const over = 'interview.ended'
/** What each gets for each kind before the start, while it runs and after the end. */
const table: [kind: EventKind, who: string, before: string, running: string, after: string][] = [
  ...rows('interview.started', { interviewer: 1, owner: 1, alone: 1 }, ['ack', begun, over]),
  ...rows('phase.advanced', { interviewer: 1, alone: 1 }, [early, 'ack', over]),
  ...rows('clock.paused', { interviewer: 1, alone: 1 }, [early, 'ack', over]),
  ...rows('clock.resumed', { interviewer: 1, alone: 1 }, [early, 'clock.not-paused', over]),
  ...rows('phase.extended', { interviewer: 1, alone: 1 }, [early, 'ack', over]),
  ...rows('interview.ended', { interviewer: 1, owner: 1, alone: 1 }, [early, 'ack', over]),
  ...rows('said', { candidate: 1, interviewer: 1, alone: 1 }, [early, 'ack', over]),
  ...rows('board.changed', { candidate: 1, interviewer: 1, alone: 1 }, ['ack', 'ack', over]),
  ...rows('worksheet.changed', { candidate: 1, interviewer: 1, alone: 1 }, ['ack', 'ack', over]),
  ...rows('note.written', { interviewer: 1 }, ['ack', 'ack', over]),
  ...rows('curveball.played', { interviewer: 1 }, [early, 'ack', over]),
  ...rows('role.swapped', { interviewer: 1, owner: 1 }, ['ack', begun, over]),
  ...rows('verdict.given', { interviewer: 1 }, [early, 'ack', 'ack']),
]

function rows(kind: EventKind, may: Record<string, 1>, answers: [string, string, string]): typeof table {
  return ['candidate', 'interviewer', 'observer', 'owner', 'alone'].map((who) =>
    may[who] ? [kind, who, ...answers] : [kind, who, no, no, no],
  )
}

it('has a line for every kind and everybody', () => {
  expect(table.map(([kind, who]) => `${kind} ${who}`).sort()).toEqual(
    eventKinds
      .flatMap((kind) =>
        ['alone', 'candidate', 'interviewer', 'observer', 'owner'].map((who) => `${kind} ${who}`),
      )
      .sort(),
  )
})

it.each(table)(
  '%s by the %s: %s before the start, %s while it runs, %s after the end',
  async (kind, who, before, running, after) => {
    const options = who === 'alone' ? scripted : peer
    const answers: string[] = []
    for (const stage of ['before', 'running', 'after']) {
      const it = world(options)
      const minder = visitor(it.rooms(), who === 'alone' ? 'alone' : 'interviewer')
      await minder.join()
      if (stage !== 'before') expect(await minder.append('interview.started', startedBy('peer'))).toBe('ack')
      if (stage === 'after') expect(await minder.append('interview.ended', { reason: 'stopped' })).toBe('ack')
      const one = visitor(it.rooms(), who)
      await one.join()
      const log = await it.stored.read(interview, 0)
      const answer = await one.append(kind, payloadOf[kind])
      // Who swapped roles is sent away to come back as something else.
      answers.push(answer === '4005' && kind === 'role.swapped' ? 'ack' : answer)
      const written = (await it.stored.read(interview, 0)).length - log.length
      expect(written).toBe(answers.at(-1) === 'ack' ? 1 : 0)
      await it.rooms().close()
    }
    expect(answers).toEqual([before, running, after])
  },
)

it.each(eventKinds)(
  '%s by a stranger: sent away as from what does not exist, and nothing is written',
  async (kind) => {
    const it = world(peer)
    const stranger = visitor(it.rooms(), 'eve')
    expect(await stranger.append(kind, payloadOf[kind])).toBe('socket.not-joined')
    await stranger.join()
    expect(stranger.socket.closed).toBe(4004)
    await stranger.append(kind, payloadOf[kind])
    expect(await it.stored.read(interview, 0)).toEqual([])
    await it.rooms().close()
  },
)

it('refuses to swap roles with the script', async () => {
  const it = world(scripted)
  const alone = visitor(it.rooms(), 'alone')
  await alone.join()
  expect(await alone.append('role.swapped', { candidate: randomUUID(), interviewer: uuidOf('alone') })).toBe(
    no,
  )
  await it.rooms().close()
})
