import { describe, expect, it } from 'vitest'
import {
  type EventKind,
  eventKinds,
  interviewEvent,
  mayAppend,
  maySee,
  type Power,
  payloads,
  roles,
  rules,
} from '../../server/interview/events.ts'
import { ada, logOf, START, started } from './log-of.ts'

const powers: readonly Power[] = ['candidate', 'interviewer', 'observer', 'owner', 'alone', 'script']

describe('rules of events', () => {
  it('have a line for each kind', () => {
    expect(Object.keys(rules).sort()).toEqual([...eventKinds].sort())
    expect(Object.keys(payloads).sort()).toEqual([...eventKinds].sort())
  })

  it('let an observer append nothing', () => {
    for (const kind of eventKinds)
      for (const stage of ['before', 'running', 'after'] as const)
        expect(mayAppend(kind, ['observer'], stage), kind).toBe('wrong-role')
  })

  it('let nobody append anything after the end but a verdict', () => {
    const late = eventKinds.filter((kind) => mayAppend(kind, powers, 'after') === 'yes')
    expect(late).toEqual(['verdict.given'])
  })

  it('tell a wrong role before a wrong time, so that a role learns nothing of the stage', () => {
    expect(mayAppend('note.written', ['candidate'], 'after')).toBe('wrong-role')
    expect(mayAppend('said', ['candidate'], 'before')).toBe('wrong-stage')
  })

  it('take the powers of one person together', () => {
    expect(mayAppend('interview.started', ['candidate'], 'before')).toBe('wrong-role')
    expect(mayAppend('interview.started', ['candidate', 'owner'], 'before')).toBe('yes')
  })

  it('give the candidate who is alone the clock, and not the notes', () => {
    const alone: Power[] = ['candidate', 'alone']
    const clock: EventKind[] = [
      'phase.advanced',
      'clock.paused',
      'clock.resumed',
      'phase.extended',
      'interview.ended',
    ]
    for (const kind of clock) expect(mayAppend(kind, alone, 'running'), kind).toBe('yes')
    for (const kind of ['note.written', 'verdict.given', 'curveball.played'] as const)
      expect(mayAppend(kind, alone, 'running'), kind).toBe('wrong-role')
  })

  it('show notes and verdicts to interviewers only, until the end', () => {
    const hidden = eventKinds.filter((kind) => !maySee(kind, 'candidate', false))
    expect(hidden).toEqual(['note.written', 'verdict.given'])
    expect(eventKinds.filter((kind) => !maySee(kind, 'observer', false))).toEqual(hidden)
    expect(eventKinds.filter((kind) => !maySee(kind, 'interviewer', false))).toEqual([])
    for (const role of roles) expect(eventKinds.every((kind) => maySee(kind, role, true))).toBe(true)
  })
})

describe('an event', () => {
  const [event] = logOf([0, 'interview.started', started])
  const said = (text: unknown, more: object = {}) =>
    interviewEvent.safeParse({ ...logOf([1, 'said', { text: 'x' }])[0], payload: { text, ...more } }).success

  it('is taken as it was made', () => {
    expect(interviewEvent.parse(event)).toEqual(event)
  })

  it('holds no field that it should not, in the envelope or in the payload', () => {
    expect(interviewEvent.safeParse({ ...event, admin: true }).success).toBe(false)
    expect(said('Hello.', { html: '<b>' })).toBe(false)
  })

  it('says something, and not a book', () => {
    expect(said('Hello.')).toBe(true)
    expect(said('   ')).toBe(false)
    expect(said('x'.repeat(20_000))).toBe(true)
    expect(said('x'.repeat(20_001))).toBe(false)
  })

  it('is of somebody, at some time, with a seq', () => {
    const fits = (change: object) => interviewEvent.safeParse({ ...event, ...change }).success
    expect(fits({ by: { person: ada, role: 'candidate' } })).toBe(true)
    expect(fits({ by: { person: 'scripted', role: 'interviewer' } })).toBe(true)
    expect(fits({ by: { person: 'somebody', role: 'candidate' } })).toBe(false)
    expect(fits({ seq: 0 })).toBe(false)
    expect(fits({ at: START + 0.25 })).toBe(true)
    expect(fits({ id: 'not-a-uuid' })).toBe(false)
  })
})
