import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  type EventKind,
  eventKinds,
  type InterviewEvent,
  type Payload,
} from '../../server/interview/events.ts'
import { interviewState } from '../../server/interview/protocol.ts'
import {
  apply,
  currentPhase,
  elapsedMs,
  emptyState,
  fits,
  fold,
  stageOf,
  viewOf,
} from '../../server/interview/state.ts'
import { ada, bo, logOf, START, started } from './log-of.ts'
import { chanceOf, pick } from './random.ts'

const note = (text: string, id = '20000000-0000-4000-8000-000000000001') => ({ note: id, phase: 'one', text })
const row = (id: string, label: string) => ({ id, section: 'estimate' as const, label, formula: '1 event' })
const sheet = (set: ReturnType<typeof row>[], removed: string[] = [], budget?: string | null) => ({
  set,
  removed,
  ...(budget === undefined ? {} : { budget }),
})

describe('the state of an interview', () => {
  it('is empty before anything happened', () => {
    expect(fold([])).toEqual(emptyState)
    expect(stageOf(emptyState)).toBe('before')
    expect(currentPhase(emptyState)).toBe('')
    expect(elapsedMs(emptyState, START)).toBe(0)
  })

  it('begins with the first phase', () => {
    const state = fold(logOf([0, 'interview.started', started]))
    expect([stageOf(state), currentPhase(state), state.seq]).toEqual(['running', 'one', 1])
  })

  it('leaves pauses out of its own clock', () => {
    const events = logOf(
      [0, 'interview.started', started],
      [10, 'clock.paused', {}],
      [40, 'clock.resumed', {}],
      [50, 'said', { text: 'Here.' }],
      [60, 'clock.paused', {}],
      [99, 'said', { text: 'In the pause.' }],
    )
    const state = fold(events)
    expect(state.transcript.map((it) => it.elapsedMs)).toEqual([20_000, 30_000])
    expect(elapsedMs(state, START + 500_000)).toBe(30_000)
  })

  it('counts a pause that the end cuts short', () => {
    const state = fold(
      logOf(
        [0, 'interview.started', started],
        [10, 'clock.paused', {}],
        [70, 'interview.ended', { reason: 'stopped' }],
      ),
    )
    expect(elapsedMs(state, START + 999_000)).toBe(10_000)
    expect(state.phases).toEqual([{ id: 'one', startedAtMs: 0, endedAtMs: 10_000, extendedMinutes: 0 }])
    expect(stageOf(state)).toBe('after')
  })

  it('records when each phase began, ended and by how much it was extended', () => {
    const state = fold(
      logOf(
        [0, 'interview.started', started],
        [30, 'phase.extended', { phase: 'one', minutes: 1.5 }],
        [40, 'phase.extended', { phase: 'one', minutes: 1 }],
        [300, 'phase.advanced', { from: 'one', to: 'two' }],
      ),
    )
    expect(state.phases).toEqual([
      { id: 'one', startedAtMs: 0, endedAtMs: 300_000, extendedMinutes: 2.5 },
      { id: 'two', startedAtMs: 300_000, endedAtMs: null, extendedMinutes: 0 },
    ])
  })

  it('remembers whose words they were, and in which role and phase', () => {
    const [said] = fold(
      logOf([0, 'interview.started', started], [5, 'said', { text: 'Where to begin?' }, 'interviewer']),
    ).transcript
    expect(said).toMatchObject({ person: bo, role: 'interviewer', phase: 'one', elapsedMs: 5_000, seq: 2 })
  })

  it('keeps rows of the worksheet in the order in which they came, whatever is changed in them', () => {
    const state = fold(
      logOf(
        [1, 'worksheet.changed', sheet([row('a', 'A'), row('b', 'B')])],
        [2, 'worksheet.changed', sheet([row('c', 'C'), row('a', 'A again')], ['b'], '5e6 USD')],
        [3, 'worksheet.changed', sheet([row('d', 'D')], ['d'])],
      ),
    )
    expect(state.worksheet.rows.map((it) => it.label)).toEqual(['A again', 'C'])
    expect(state.worksheet.budget).toBe('5e6 USD')
  })

  it('forgets a budget that is taken away, and keeps one that is not spoken of', () => {
    const events = logOf(
      [1, 'worksheet.changed', sheet([], [], '5e6 USD')],
      [2, 'worksheet.changed', sheet([])],
      [3, 'worksheet.changed', sheet([], [], null)],
    )
    expect(fold(events.slice(0, 2)).worksheet.budget).toBe('5e6 USD')
    expect(fold(events).worksheet.budget).toBeNull()
  })

  it('keeps a note at the moment it was begun, and drops it when it is emptied', () => {
    const events = logOf(
      [0, 'interview.started', started],
      [5, 'note.written', note('Quick'), 'interviewer'],
      [9, 'note.written', note('Quick start'), 'interviewer'],
      [12, 'note.written', note('  '), 'interviewer'],
    )
    expect(fold(events.slice(0, 3)).notes).toMatchObject([{ text: 'Quick start', elapsedMs: 5_000 }])
    expect(fold(events).notes).toEqual([])
  })

  it('holds one verdict of each person for a criterion, the last', () => {
    const given = (verdict: 'met' | 'missed') => ({ criterion: 'requirements.scale', verdict, comment: '' })
    const state = fold(
      logOf(
        [0, 'interview.started', started],
        [1, 'verdict.given', given('missed'), 'interviewer'],
        [2, 'verdict.given', given('met'), 'interviewer'],
      ),
    )
    expect(state.verdicts).toMatchObject([{ verdict: 'met', person: bo }])
  })

  it('gives both people their new roles in a swap', () => {
    const state = fold(logOf([0, 'role.swapped', { candidate: bo, interviewer: ada }]))
    expect(state.roles).toEqual({ [ada]: 'interviewer', [bo]: 'candidate' })
  })
})

describe('what makes sense in a state', () => {
  const running = fold(logOf([0, 'interview.started', started]))
  const paused = fold(logOf([0, 'interview.started', started], [1, 'clock.paused', {}]))
  it.each([
    ['starting twice', running, 'interview.started', started, 'interview.already-started'],
    ['advancing to the next phase', running, 'phase.advanced', { from: 'one', to: 'two' }, null],
    ['advancing over a phase', running, 'phase.advanced', { from: 'one', to: 'three' }, 'phase.moved-on'],
    [
      'advancing from a phase that is over',
      running,
      'phase.advanced',
      { from: 'two', to: 'three' },
      'phase.moved-on',
    ],
    [
      'advancing before the start',
      emptyState,
      'phase.advanced',
      { from: 'one', to: 'two' },
      'phase.moved-on',
    ],
    ['pausing', running, 'clock.paused', {}, null],
    ['pausing twice', paused, 'clock.paused', {}, 'clock.not-running'],
    ['resuming', paused, 'clock.resumed', {}, null],
    ['resuming what runs', running, 'clock.resumed', {}, 'clock.not-paused'],
    ['extending the phase that is on', running, 'phase.extended', { phase: 'one', minutes: 1 }, null],
    ['extending another phase', running, 'phase.extended', { phase: 'two', minutes: 1 }, 'phase.moved-on'],
    ['speaking', running, 'said', { text: 'x' }, null],
  ] as const)('%s', (_name, state, kind, payload, problem) => {
    expect(fits(state, kind, payload)).toBe(problem)
  })
})

describe('what a role sees of a state', () => {
  const events = logOf(
    [0, 'interview.started', started],
    [5, 'note.written', note('Private'), 'interviewer'],
    [6, 'verdict.given', { criterion: 'depth.x', verdict: 'met', comment: 'Private' }, 'interviewer'],
    [7, 'interview.ended', { reason: 'finished' }],
  )
  it('holds notes and verdicts for interviewers only, until the end', () => {
    const running = fold(events.slice(0, 3))
    for (const role of ['candidate', 'observer'] as const) {
      expect(JSON.stringify(viewOf(running, role))).not.toContain('Private')
      expect(viewOf(running, role)).toEqual({ ...running, notes: [], verdicts: [] })
    }
    expect(viewOf(running, 'interviewer')).toEqual(running)
    expect(viewOf(fold(events), 'candidate')).toEqual(fold(events))
  })
})

/** A log of anything at any time, as long as it makes sense: what rooms let through. */
function randomLog(seed: number): InterviewEvent[] {
  const chance = chanceOf(seed)
  const text = () => pick(chance, ['Yes.', '“…” & <b>', '\u0000', '🧪 ümlaut', 'a'.repeat(200)])
  const id = () => pick(chance, ['a', 'b', 'c', '__proto__', 'constructor'])
  const make: { [K in EventKind]: () => Payload<K> } = {
    'interview.started': () => started,
    'phase.advanced': () =>
      pick(chance, [
        { from: 'one', to: 'two' },
        { from: 'two', to: 'three' },
      ]),
    'clock.paused': () => ({}),
    'clock.resumed': () => ({}),
    'phase.extended': () => ({ phase: pick(chance, ['one', 'two', 'three']), minutes: 0.5 + chance() * 5 }),
    'interview.ended': () => ({ reason: 'finished' }),
    said: () => ({ text: text() }),
    'board.changed': () => ({
      elements: [
        {
          id: pick(chance, ['a', 'b', 'c']),
          type: 'text',
          version: Math.floor(chance() * 9),
          versionNonce: Math.floor(chance() * 9),
          isDeleted: chance() < 0.3,
          text: text(),
        },
      ],
    }),
    'worksheet.changed': () =>
      sheet([row(id(), text())], chance() < 0.3 ? [id()] : [], pick(chance, [undefined, null, '1 USD'])),
    'note.written': () =>
      note(pick(chance, ['', text()]), `20000000-0000-4000-8000-00000000000${Math.floor(chance() * 3)}`),
    'curveball.played': () => ({ curveball: 'region-down', text: text() }),
    'role.swapped': () =>
      pick(chance, [
        { candidate: bo, interviewer: ada },
        { candidate: ada, interviewer: bo },
      ]),
    'verdict.given': () => ({
      criterion: pick(chance, ['depth.x', 'cost.y']),
      verdict: pick(chance, ['met', 'missed']),
      comment: text(),
    }),
  }
  const events: InterviewEvent[] = []
  let state = emptyState
  let seconds = 0
  for (let n = 0; n < 120; n++) {
    seconds += Math.floor(chance() * 30)
    // Ends come rarely, or there would be little to see.
    const kind =
      n > 40 && chance() < 0.02
        ? 'interview.ended'
        : pick(
            chance,
            eventKinds.filter((it) => it !== 'interview.ended'),
          )
    const payload = make[kind]()
    const tooEarly = stageOf(state) === 'before' && kind !== 'interview.started'
    if (tooEarly || stageOf(state) === 'after' || fits(state, kind, payload) !== null) continue
    const [event] = logOf([seconds, kind, payload, pick(chance, ['candidate', 'interviewer'])] as Parameters<
      typeof logOf
    >[0])
    if (!event) continue
    const next = { ...event, seq: events.length + 1, id: randomUUID() }
    events.push(next)
    state = apply(state, next)
  }
  return events
}

describe('the fold', () => {
  const seeds = Array.from({ length: 60 }, (_, n) => 4_500 + n)
  it.each(seeds)('in one go equals the fold step by step over snapshots, seed %i', (seed) => {
    const events = randomLog(seed)
    expect(events.length).toBeGreaterThan(3)
    const whole = fold(events)
    let stepwise = emptyState
    for (const event of events) {
      stepwise = apply(stepwise, event)
      if (event.seq % 5 === seed % 5) stepwise = interviewState.parse(JSON.parse(JSON.stringify(stepwise)))
    }
    expect(stepwise).toEqual(whole)
  })

  it.each(seeds.slice(0, 10))('changes no state that it was given, seed %i', (seed) => {
    let state = emptyState
    for (const event of randomLog(seed)) {
      const before = JSON.stringify(state)
      const after = apply(state, event)
      expect(JSON.stringify(state)).toBe(before)
      state = after
    }
  })
})
