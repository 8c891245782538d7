import { describe, expect, it } from 'vitest'
import { interviewFile } from '../../server/interview/export.ts'
import { emptyState, fold } from '../../server/interview/state.ts'
import { boardDocument, toFile } from '../../server/interview/toFile.ts'
import { logOf, START, started } from './log-of.ts'

const shape = { id: 'a', type: 'rectangle', version: 1, versionNonce: 1, isDeleted: false, index: 'a0', x: 7 }
const whole = logOf(
  [0, 'interview.started', started],
  [4.5, 'said', { text: 'Welcome.' }, 'interviewer'],
  [10, 'clock.paused', {}],
  [70, 'clock.resumed', {}],
  [75, 'said', { text: 'Thank you.' }],
  [80, 'board.changed', { elements: [shape, { ...shape, id: 'b', isDeleted: true }] }],
  [
    81,
    'worksheet.changed',
    {
      set: [{ id: 'r', section: 'estimate', label: 'Rides', formula: '1e7 event' }],
      removed: [],
      budget: '1 USD',
    },
  ],
  [
    82,
    'note.written',
    { note: '20000000-0000-4000-8000-000000000001', phase: 'one', text: 'Calm.' },
    'interviewer',
  ],
  [83, 'curveball.played', { curveball: 'region-down', text: 'A region is down.' }, 'interviewer'],
  [84, 'verdict.given', { criterion: 'depth.x', verdict: 'met', comment: 'Yes.' }, 'interviewer'],
  [160, 'phase.advanced', { from: 'one', to: 'two' }],
  [200, 'interview.ended', { reason: 'finished' }],
)
const file = (events = whole, viewer: 'candidate' | 'interviewer' = 'interviewer', seconds = 500) =>
  toFile(fold(events), { viewer, now: START + seconds * 1_000 })

describe('an interview as a file', () => {
  it('is none before the start', () => {
    expect(toFile(emptyState, { viewer: 'interviewer', now: START })).toBeNull()
  })

  it('says what was asked, said, drawn, estimated, noted and thrown in', () => {
    expect(file()).toEqual({
      format: 'interview/1',
      question: { id: 'uber-data-platform', title: 'A platform', prompt: 'Design a platform.' },
      questionHash: 'h',
      level: 'L6',
      durationMinutes: 17.5,
      plan: 'custom',
      startedAt: '2026-03-02T10:00:00.000Z',
      phases: [
        { id: 'one', title: 'One', plannedMinutes: 5, startsAt: 0, endsAt: 100 },
        { id: 'two', title: 'Two', plannedMinutes: 10, startsAt: 100, endsAt: 140 },
      ],
      utterances: [
        { id: 'u1', at: 4.5, speaker: 'interviewer', text: 'Welcome.' },
        { id: 'u2', at: 15, speaker: 'candidate', text: 'Thank you.' },
      ],
      whiteboard: {
        type: 'excalidraw',
        version: 2,
        source: 'fortyfive',
        elements: [shape],
        appState: { viewBackgroundColor: '#ffffff' },
        files: {},
      },
      worksheet: [{ id: 'r', section: 'estimate', label: 'Rides', formula: '1e7 event' }],
      budget: '1 USD',
      notes: [{ at: 22, phase: 'one', text: 'Calm.' }],
      curveballs: [{ at: 23, id: 'region-down', text: 'A region is down.' }],
      verdicts: [{ criterion: 'depth.x', verdict: 'met', comment: 'Yes.' }],
    })
  })

  it('is taken back as it was written', () => {
    expect(interviewFile.parse(JSON.parse(JSON.stringify(file())))).toEqual(file())
  })

  it('holds nothing for a candidate, until the end, that is for interviewers', () => {
    const running = whole.slice(0, -1)
    expect(file(running, 'candidate')).toMatchObject({ notes: [], verdicts: [] })
    expect(file(running, 'interviewer')?.notes).toHaveLength(1)
    expect(file(whole, 'candidate')).toEqual(file(whole, 'interviewer'))
  })

  it('ends the phase that is on with the moment it is written', () => {
    const running = whole.slice(0, 2)
    expect(file(running, 'interviewer', 30)?.phases).toMatchObject([{ id: 'one', startsAt: 0, endsAt: 30 }])
  })

  it('holds its times in order, when the server’s clock was set back', () => {
    const back = logOf(
      [0, 'interview.started', started],
      [20, 'said', { text: 'One.' }],
      [15, 'said', { text: 'Two.' }],
    )
    const made = file(back)
    expect(made?.utterances.map((it) => it.at)).toEqual([20, 20])
    expect(interviewFile.safeParse(made).success).toBe(true)
  })

  it('has no whiteboard when nothing is to be seen on it', () => {
    expect(boardDocument({})).toBeNull()
    expect(boardDocument({ a: { ...shape, isDeleted: true } })).toBeNull()
  })
})
