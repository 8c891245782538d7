import {
  type EventDraft,
  type EventKind,
  type InterviewEvent,
  type Payload,
  SCRIPTED,
} from '../../server/interview/events.ts'
import type { Plan } from '../../server/interview/plan.ts'
import type { Covered } from '../../server/interview/protocol.ts'
import type { Curveball, Fact, FullQuestion, Question } from '../../server/interview/question.ts'
import { apply, emptyState, type InterviewState } from '../../server/interview/state.ts'
import type { Interviewer, Move } from '../../server/interviewer/interviewer.ts'
import { plans } from '../helpers/plans.ts'

const CANDIDATE = '00000000-0000-4000-8000-00000000c0de'

export const facts: Fact[] = [
  {
    id: 'event-size',
    asks: ['event size', 'how big is an event', 'bytes per event', 'payload size'],
    answer: 'About 200 bytes.',
  },
  {
    id: 'peak',
    asks: ['peak load', 'peak against average', 'how spiky is traffic'],
    answer: 'Five times the average.',
  },
  {
    id: 'retention',
    asks: ['retention', 'how long do we keep the data', 'how long is history kept'],
    answer: 'Two years.',
  },
  {
    id: 'freshness',
    asks: ['freshness', 'how stale may the numbers be', 'delay until a view shows'],
    answer: 'Ten seconds at most.',
  },
  {
    id: 'users',
    asks: ['daily active users', 'how many users', 'number of users'],
    answer: 'Two billion a day.',
  },
  {
    id: 'budget',
    asks: ['budget', 'how much money may it cost', 'cost limit'],
    answer: 'Under five million dollars a year.',
  },
]
export const curveballs: Curveball[] = [
  {
    id: 'broker-lost',
    phases: ['deep-dive'],
    text: 'A broker just died.',
    good: ['leader election', 'acks'],
    followUp: 'And what do clients notice?',
    criteria: ['reliability.failure-recovery'],
  },
  {
    id: 'peak-tenfold',
    phases: ['deep-dive'],
    text: 'The peak is ten times what you planned.',
    good: ['autoscaling', 'shedding'],
    followUp: 'What gives way first?',
    criteria: ['scalability.growth'],
  },
]
/** What the script looks at of a question; these tests need no more of it. */
type Played = Pick<FullQuestion, 'format' | 'title' | 'prompt' | 'minutes' | 'facts' | 'curveballs'>
export const question: Played = {
  format: 'question/1',
  minutes: 45,
  title: 'Story analytics',
  prompt: 'Design analytics for stories: ten million views a second.',
  facts,
  curveballs,
}

export const covered = (criterion: string, more: Partial<Covered> = {}): Covered => ({
  criterion,
  title: criterion,
  dimension: criterion.split('.')[0] ?? '',
  source: 'core',
  verdict: 'missed',
  evidence: [],
  probe: `Tell me about ${criterion}.`,
  due: true,
  ...more,
})

/** An interview on a clock that moves only when told, with one interviewer and one candidate. */
export function rehearse(
  interviewer: Interviewer,
  options: {
    plan?: Plan | undefined
    question?: Question
    coverage?: (state: InterviewState, now: number) => readonly Covered[] | null
  } = {},
) {
  const played: Question = options.question ?? (question as Question)
  const plan = options.plan ?? plans[0]
  if (!plan) throw new Error('no plan')
  const log: InterviewEvent[] = []
  let state: InterviewState = emptyState
  let now = 1_000_000
  const append = <K extends EventKind>(kind: K, payload: Payload<K>, script = false) => {
    const by = script
      ? ({ person: SCRIPTED, role: 'interviewer' } as const)
      : ({ person: CANDIDATE, role: 'candidate' } as const)
    const draft = { id: crypto.randomUUID(), at: now, by, kind, payload } as EventDraft
    const event = { ...draft, seq: state.seq + 1 } as InterviewEvent
    log.push(event)
    state = apply(state, event)
  }
  const carryOut = (move: Move) => {
    if (move.kind === 'curveball')
      append('curveball.played', { curveball: move.curveball, text: move.text }, true)
    else if (move.text) append('said', { text: move.text }, true)
    if (move.kind === 'advance') append('phase.advanced', { from: move.from, to: move.to }, true)
    if (move.kind === 'end') append('interview.ended', { reason: 'finished' }, true)
  }
  append('interview.started', {
    question: { id: options.question?.id ?? 'q', title: played.title, prompt: played.prompt, hash: 'h' },
    level: 'L6',
    plan,
    interviewer: 'scripted',
  })
  return {
    log,
    state: () => state,
    say: (text: string) => append('said', { text }),
    do: append,
    /** Lets seconds pass, one by one; the interviewer may act in each. Returns its words in that time. */
    pass(seconds: number): string[] {
      const from = log.length
      for (let second = 0; second < seconds; second++) {
        now += 1_000
        const coverage = options.coverage ? options.coverage(state, now) : []
        const move = interviewer.next({ state, question: played, coverage, now })
        if (move) carryOut(move)
      }
      return log.slice(from).flatMap((event) => wordsOf(event))
    },
  }
}

const wordsOf = (event: InterviewEvent): string[] =>
  event.by.person === SCRIPTED && (event.kind === 'said' || event.kind === 'curveball.played')
    ? [event.payload.text]
    : []
