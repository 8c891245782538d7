import { describe, expect, it } from 'vitest'
import { fitPlan } from '../../server/interview/plan.ts'
import { opening } from '../../server/interviewer/scripted/phrases.ts'
import { scripted } from '../../server/interviewer/scripted/scripted.ts'
import { plans } from '../helpers/plans.ts'
import { covered, curveballs, question, rehearse } from './rehearsal.ts'

const minutes = (n: number) => n * 60
const talk =
  'I would put a log in front, partitioned by story, and let a stream job count the views in windows.'

describe('the scripted interviewer', () => {
  it('opens with the question', () => {
    const [first, ...more] = rehearse(scripted).pass(2)
    expect(first).toContain(question.prompt)
    expect(more).toEqual([])
  })

  it('leaves the figures of a long prompt to the reader', () => {
    const words = opening(
      'Story analytics',
      45,
      'Requirements',
      'Count the views\nof stories.\n\n- 10 million a second',
    )
    expect(words).toContain('Count the views of stories. The figures are in the prompt')
    expect(words).not.toContain('10 million')
  })

  it('answers a clarifying question out of the facts', () => {
    const interview = rehearse(scripted)
    interview.pass(2)
    interview.say('How big is one event, roughly?')
    expect(interview.pass(3)).toEqual(['About 200 bytes.'])
  })

  it('answers two questions of one turn together', () => {
    const interview = rehearse(scripted)
    interview.pass(2)
    interview.say('What is the peak against the average? And how long do we keep the data?')
    expect(interview.pass(3)).toEqual(['Five times the average. Two years.'])
  })

  it('lets the candidate assume what no fact tells', () => {
    const interview = rehearse(scripted)
    interview.pass(2)
    interview.say('Which programming language does the mobile team use?')
    expect(interview.pass(3)[0]).toMatch(/assum/i)
  })

  it('does not tell a fact twice', () => {
    const interview = rehearse(scripted)
    interview.pass(2)
    interview.say('How many users are there?')
    interview.pass(3)
    interview.say('Sorry, how many users was it?')
    expect(interview.pass(3)[0]).not.toContain('billion')
  })

  it('does not say what it would do itself', () => {
    const interview = rehearse(scripted)
    interview.pass(2)
    interview.say('What would you do here?')
    expect(interview.pass(3)).toEqual(['I would rather hear what you think.'])
  })

  it('probes for what this phase lacks and leaves the rest alone', () => {
    const coverage = () => [
      covered('requirements.scale', { verdict: 'met' }),
      covered('cost.estimate', { due: false }),
      covered('requirements.latency'),
    ]
    const interview = rehearse(scripted, { coverage })
    interview.pass(40)
    interview.say(talk)
    interview.pass(40)
    interview.say(talk)
    expect(interview.pass(6)).toEqual(['Tell me about requirements.latency.'])
  })

  it('asks for what is missed before what is partly there', () => {
    const coverage = () => [covered('a.partly', { verdict: 'partial' }), covered('b.missed')]
    const interview = rehearse(scripted, { coverage })
    interview.pass(40)
    interview.say(talk)
    interview.pass(40)
    interview.say(talk)
    expect(interview.pass(6)).toEqual(['Tell me about b.missed.'])
  })

  it('warns two minutes before a phase ends, once', () => {
    const words = rehearse(scripted).pass(minutes(5) - 1)
    expect(words.filter((text) => text.includes('two minutes left'))).toHaveLength(1)
  })

  it('moves on when the phase is over, and says to what', () => {
    const interview = rehearse(scripted)
    interview.pass(minutes(5) + 5)
    expect(interview.state().phases.map((phase) => phase.id)).toEqual(['requirements', 'high-level-design'])
  })

  it('lets the candidate finish the sentence before it moves on', () => {
    const interview = rehearse(scripted)
    interview.pass(minutes(5) - 1)
    interview.say('and one more thing about')
    interview.pass(3)
    expect(interview.state().phases).toHaveLength(1)
    interview.pass(3)
    expect(interview.state().phases).toHaveLength(2)
  })

  it('moves on early when the candidate asks for it', () => {
    const interview = rehearse(scripted)
    interview.pass(60)
    interview.say('I think requirements are settled. Let us move on to the design.')
    interview.pass(5)
    expect(interview.state().phases.at(-1)?.id).toBe('high-level-design')
  })

  it('keeps quiet while the clock is paused', () => {
    const interview = rehearse(scripted)
    interview.pass(2)
    interview.do('clock.paused', {})
    expect(interview.pass(minutes(10))).toEqual([])
  })

  it('throws one curveball, in the deep dive, at what is least covered, and follows up on the answer', () => {
    const coverage = () => [
      covered('reliability.failure-recovery', { verdict: 'met' }),
      covered('scalability.growth'),
    ]
    const interview = rehearse(scripted, { coverage })
    interview.pass(minutes(15) + 10)
    expect(interview.state().curveballs).toEqual([])
    for (let turn = 0; turn < 19; turn++) {
      interview.say(talk)
      interview.pass(60)
    }
    expect(interview.state().curveballs.map((it) => [it.phase, it.text])).toEqual([
      ['deep-dive', curveballs[1]?.text],
    ])
    const spoken = interview.state().transcript.map((it) => it.text)
    expect(spoken.filter((text) => text === curveballs[1]?.followUp)).toHaveLength(1)
    expect(spoken).not.toContain(curveballs[0]?.followUp)
  })

  it('throws the curveball also where nobody could judge what is covered', () => {
    const interview = rehearse(scripted, { coverage: () => null })
    interview.pass(minutes(15 + 20 * 0.6) - 5)
    expect(interview.state().curveballs).toEqual([])
    interview.pass(90)
    expect(interview.state().curveballs).toHaveLength(1)
  })

  it.each(plans.map((plan) => plan.id))('plays plan %s to its end and closes', (id) => {
    const plan = plans.find((it) => it.id === id)
    const interview = rehearse(scripted, {
      plan,
      coverage: () => [covered('depth.mechanism'), covered('cost.budget')],
    })
    for (let turn = 0; turn < 300 && interview.state().clock.is !== 'ended'; turn++) {
      interview.pass(20)
      if (turn % 2)
        interview.say(turn % 5 ? talk : 'What is the retention, and how many users? Can I assume one region?')
    }
    interview.pass(60)
    expect(interview.state().clock.is).toBe('ended')
    const spoken = interview.log
      .filter((it) => it.by.person === 'scripted' && it.kind === 'said')
      .map((it) => JSON.stringify(it.payload))
    expect(spoken.length).toBeGreaterThan(10)
    expect(new Set(spoken).size).toBe(spoken.length)
  })

  it('fits a plan of a minute', () => {
    const [plan] = plans
    const interview = rehearse(scripted, {
      plan: plan && fitPlan(plan, 1),
      coverage: () => [covered('depth.mechanism')],
    })
    for (let turn = 0; turn < 12; turn++) {
      interview.say(talk)
      interview.pass(8)
    }
    expect(interview.state().clock.is).toBe('ended')
    expect(interview.state().curveballs).toHaveLength(1)
  })

  it('says the same words to the same log', () => {
    const play = () => {
      const interview = rehearse(scripted, { coverage: () => [covered('depth.mechanism')] })
      const words: string[] = []
      for (let turn = 0; turn < 60; turn++) {
        interview.say(turn % 3 ? talk : 'How stale may the numbers be?')
        words.push(...interview.pass(45))
      }
      return words
    }
    expect(play()).toEqual(play())
  })
})
