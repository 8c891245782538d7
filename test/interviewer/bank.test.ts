import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadBank } from '../../server/bank/load.ts'
import { trials } from '../../server/bank/trial-file.ts'
import { openLive } from '../../server/grading/live.ts'
import { drillPlan } from '../../server/interview/plan.ts'
import type { Covered } from '../../server/interview/protocol.ts'
import type { Question } from '../../server/interview/question.ts'
import { currentPhase, type InterviewState } from '../../server/interview/state.ts'
import { toFile } from '../../server/interview/toFile.ts'
import { scripted } from '../../server/interviewer/scripted/scripted.ts'
import { coveredOf, readinessOf } from '../../server/records/coverage.ts'
import { rehearse } from './rehearsal.ts'

const inProject = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const bank = await loadBank({ questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') })
const all = [...bank.questions.values()].map(({ question, hash }) => [question.id, question, hash] as const)

/** A candidate who knows something: the weak answer of the question's own trials, repeated in pieces. */
function wordsOf({ id, format }: Question): string[] {
  const folder = format === 'drill/1' ? 'test/fixtures/bank/drills' : 'test/fixtures/bank'
  const { answers } = trials.parse(parse(readFileSync(inProject(`${folder}/${id}.yaml`), 'utf8')))
  return answers.find((it) => it.id === 'weak')?.says ?? []
}

/** How the criteria stand, by the real grader; judged anew when something was said. */
function judging(question: Question, hash: string) {
  const { rubric } = bank.rubricFor(question)
  const criteria = [...rubric.criteria, ...question.criteria]
  const live = openLive({ rubric, rubricHash: '', question: { question, hash } })
  let known: { said: number; phase: string | null; covered: Covered[] } | null = null
  return (state: InterviewState, now: number): readonly Covered[] | null => {
    const said = state.transcript.filter((it) => it.role === 'candidate').length
    const phase = currentPhase(state)
    if (known && known.said === said && known.phase === phase) return known.covered
    const file = toFile(state, { viewer: 'interviewer', now })
    if (!file) return null
    const report = live.grade(file, 'live')
    const kind = state.started?.plan.phases.find((it) => it.id === phase)?.kind ?? null
    known = { said, phase, covered: [...coveredOf(report, criteria, kind), ...readinessOf(report, kind)] }
    return known.covered
  }
}

describe('the scripted interviewer', () => {
  test.each(all)('plays %s to its end without a repetition or a dead end', (_id, question, hash) => {
    const plan =
      question.format === 'drill/1'
        ? drillPlan(question)
        : bank.shared.plans.find(({ id }) => id === question.plan)
    const interview = rehearse(scripted, { question, plan, coverage: judging(question, hash) })
    const words = wordsOf(question)
    interview.pass(5)
    for (let turn = 0; turn < question.minutes * 2 && interview.state().clock.is !== 'ended'; turn++) {
      const fact = turn % 3 === 2 ? question.facts[(turn - 2) / 3] : undefined
      interview.say(
        fact?.asks[0] ? `${fact.asks[0]}?` : (words[turn % words.length] ?? 'Then I would go on like this.'),
      )
      interview.pass(30)
    }
    interview.pass(120)
    expect(interview.state().clock.is).toBe('ended')
    const spoken = interview.log.flatMap((it) =>
      it.by.person === 'scripted' && (it.kind === 'said' || it.kind === 'curveball.played')
        ? [it.payload.text]
        : [],
    )
    expect(new Set(spoken).size).toBe(spoken.length)
    const probes = spoken.filter((text) => question.criteria.some(({ probe }) => probe === text))
    expect(probes.length).toBeGreaterThan(0)
    if (question.format === 'drill/1') expect(spoken).toContain(question.followUp.text)
    else {
      expect(interview.state().curveballs).toHaveLength(1)
      expect(interview.state().phases.map(({ id }) => id)).toEqual(plan?.phases.map(({ id }) => id))
    }
    // What is asked as the file says people ask is answered.
    const answers = question.facts.filter(({ answer }) => spoken.some((text) => text.includes(answer)))
    expect(answers.length).toBeGreaterThan(0)
  })
})
