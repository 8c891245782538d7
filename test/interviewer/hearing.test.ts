import { describe, expect, it, test } from 'vitest'
import { factAskedFor } from '../../server/interviewer/scripted/facts.ts'
import { hear } from '../../server/interviewer/scripted/hearing.ts'
import { facts } from './rehearsal.ts'

describe('what a sentence asks for', () => {
  test.each([
    ['How many users are there?', 'asks'],
    ['okay so how many users do we have', 'asks'],
    ['Can I assume that events are about 200 bytes?', 'assumes'],
    ['Should I start drawing?', 'asks-leave'],
    ['Does that make sense?', 'asks-leave'],
    ['What would you do?', 'wants-the-answer'],
    ['Let us move on to the deep dive.', 'moves-on'],
    ['I would shard by user.', 'tells'],
    ['What matters here is the write path.', 'tells'],
    ['Which is why I keep the log for seven days.', 'tells'],
  ])('%s → %s', (text, is) => {
    expect(hear(text).map((it) => it.is)).toEqual([is])
  })

  it('hears each sentence of an utterance', () => {
    expect(hear('I will start with scale. How many users? Fine.').map((it) => it.is)).toEqual([
      'tells',
      'asks',
      'tells',
    ])
  })

  it('hears two questions in one sentence', () => {
    const heard = hear('How big is one event, and how fresh must the numbers be?')
    expect(heard.map((it) => it.text)).toEqual(['How big is one event', 'how fresh must the numbers be?'])
    expect(heard.every((it) => it.is === 'asks')).toBe(true)
  })

  it('leaves a statement with a question word in it whole', () => {
    expect(hear('I know what to store and how to key it.')).toHaveLength(1)
  })
})

describe('which fact a question asks for', () => {
  test.each([
    ['How big is one event?', 'event-size'],
    ['what is the size of the payload', 'event-size'],
    ['How large is an event on average?', 'event-size'],
    ['How spiky is the traffic?', 'peak'],
    ['For how long do we keep data?', 'retention'],
    ['How stale may the numbers get?', 'freshness'],
    ['Do we have a budget?', 'budget'],
    ['Can I assume two billion daily active users?', 'users'],
    ['Is the company listed on a stock exchange?', null],
    ['Which cloud are we on?', null],
    ['', null],
  ])('%s → %s', (question, id) => {
    expect(factAskedFor(facts, question)?.id ?? null).toBe(id)
  })
})
