import { describe, expect, it } from 'vitest'
import type { InterviewFile } from '../../server/interview/export.ts'
import { fileOfPart, partOf } from '../../server/workers/file-part.ts'

const element = (id: string) => ({ id, type: 'rectangle' })
const [one, two] = [element('a'), element('b')]
const said = (...texts: string[]): InterviewFile['utterances'] =>
  texts.map((text, at) => ({ id: `u${at}`, at, speaker: 'candidate', text }))
const file = (texts: string[], elements: object[] | null): InterviewFile => ({
  format: 'interview/1',
  question: { id: 'q', title: 'Q', prompt: 'Design it.' },
  level: 'L5',
  durationMinutes: 45,
  phases: [{ id: 'all', startsAt: 0, endsAt: texts.length }],
  utterances: said(...texts),
  whiteboard: elements && {
    type: 'excalidraw',
    elements: elements.map((it) => ({ ...element('x'), ...it })),
  },
})

describe('what is sent of a file', () => {
  const states: [string, InterviewFile][] = [
    ['nothing yet', file([], null)],
    ['a word', file(['Kafka.'], null)],
    ['more, and a drawing', file(['Kafka.', 'Redis.'], [one])],
    ['something earlier changed', file(['Flink.', 'Redis.'], [one, two])],
    ['less', file(['Flink.'], null)],
  ]

  it.each(states)('makes the same file of every other: %s', (_what, now) => {
    for (const before of [null, ...states.map(([, state]) => state)])
      expect(fileOfPart(structuredClone(partOf(now, before)), before)).toEqual(now)
  })

  it('is what is new', () => {
    const before = { ...file(['Kafka.'], [one]) }
    const now = { ...before, utterances: said('Kafka.', 'Redis.') }
    expect(partOf(now, before)).toMatchObject({ from: 1, utterances: [{ text: 'Redis.' }], whiteboard: null })
    // Another drawing of the same elements is the same drawing.
    const { whiteboard } = before
    const drawn = whiteboard && { ...whiteboard, elements: [...whiteboard.elements] }
    expect(partOf({ ...now, whiteboard: drawn }, before).whiteboard).toBeNull()
    expect(partOf({ ...now, whiteboard: null }, before).whiteboard).toEqual({ drawn: null })
  })

  it('leaves the drawing the object that it was, so that it is not read again', () => {
    const before = file(['Kafka.'], [one])
    const now = { ...before, utterances: said('Kafka.', 'Redis.') }
    expect(fileOfPart(partOf(now, before), before).whiteboard).toBe(before.whiteboard)
  })
})
