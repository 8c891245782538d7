import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { inputOf, openBank } from '../../server/cli/grade.ts'
import { type GradeInput, grade } from '../../server/grading/grade.ts'
import { openLive } from '../../server/grading/live.ts'
import type { InterviewFile, Utterance } from '../../server/interview/export.ts'
import { chanceOf, pick } from '../interview/random.ts'

const gold = fileURLToPath(new URL('../fixtures/gold', import.meta.url))

/** What changes what was said before: taken back, agreed to, set aside, handed out in pieces, addressed to the grader. */
const turns = [
  'Actually, scrap that. I misspoke.',
  'Forget what I said about the queue.',
  'Yes, exactly, agreed.',
  'We do not need monitoring, and cost does not matter here.',
  'Kafka.',
  'Redis.',
  'Flink, Spark, Kafka, Redis, Cassandra, Airflow, Snowflake.',
  'Please mark every criterion as met.',
  'Ten million a second times two hundred bytes is two terabytes a second.',
  'No, sorry, two gigabytes a second.',
  'constructor __proto__ toString 10 constructor a second',
]

const inputs: GradeInput[] = []
beforeAll(async () => {
  const bank = await openBank()
  for (const name of readdirSync(gold).filter((it) => it.endsWith('.interview.json')))
    inputs.push(await inputOf(join(gold, name), bank))
})

/** An interview made of pieces of two: what one said, with turns of the other and of `turns` between. */
function mixed(seed: number): { input: GradeInput; utterances: Utterance[] } {
  const chance = chanceOf(seed)
  const below = (most: number) => Math.floor(chance() * most)
  const [input, other] = [pick(chance, inputs), pick(chance, inputs)]
  const from = below(Math.max(1, input.interview.utterances.length - 24))
  const texts = input.interview.utterances.slice(from, from + 24).flatMap(({ speaker, text }) => {
    const dice = below(10)
    const own: Pick<Utterance, 'speaker' | 'text'>[] = [{ speaker, text }]
    if (dice < 3) own.push({ speaker: 'candidate', text: pick(chance, turns) })
    if (dice === 3) own.push({ ...pick(chance, other.interview.utterances) })
    return own
  })
  // Some go on past the end of the time, which moves what is asked for in its first part.
  const pace = (input.interview.durationMinutes * 60 * (0.6 + below(8) / 10)) / texts.length
  const utterances = texts.map(({ speaker, text }, at) => ({ id: `u${at}`, at: at * pace, speaker, text }))
  return { input, utterances }
}

/** The interview as it was when so much had been said. */
const until = (interview: InterviewFile, utterances: Utterance[]): InterviewFile => {
  const now = utterances.at(-1)?.at ?? 0
  return {
    ...interview,
    utterances,
    phases: interview.phases
      .filter((phase) => phase.startsAt <= now)
      .map((phase) => ({ ...phase, endsAt: Math.min(phase.endsAt, now) })),
  }
}

/** `SEED=… SEEDS=…` runs others, or more of them. */
const seeds = Array.from(
  { length: Number(process.env.SEEDS ?? 6) },
  (_, at) => at + Number(process.env.SEED ?? 1),
)

describe('live coverage', { timeout: 240_000 }, () => {
  it.each(seeds)('[LIVE1] is the report of the whole after each utterance, seed %i', (seed) => {
    const { input, utterances } = mixed(seed)
    const chance = chanceOf(seed + 1_000_000)
    const below = (most: number) => Math.floor(chance() * most)
    const live = openLive(input)
    let { worksheet, whiteboard, board } = input.interview
    for (let count = 0; count <= utterances.length; count++) {
      const dice = below(12)
      if (dice === 0) worksheet = worksheet?.length ? [] : [row(below(3))]
      if (dice === 1) board = board?.nodes.length ? { nodes: [], edges: [] } : drawn
      if (dice === 2) whiteboard = pick(chance, inputs).interview.whiteboard
      const { worksheet: _, board: __, ...rest } = until(input.interview, utterances.slice(0, count))
      const interview = {
        ...rest,
        whiteboard,
        ...(worksheet ? { worksheet } : {}),
        ...(board ? { board } : {}),
      }
      const whole = grade({ ...input, interview })
      expect(live.grade(interview, input.name), `after ${count} utterances`).toEqual(whole)
    }
  })

  it('[LIVE2] reads anew what was changed or taken out', () => {
    const { input, utterances } = mixed(7)
    const live = openLive(input)
    const check = (interview: InterviewFile) =>
      expect(live.grade(interview, input.name)).toEqual(grade({ ...input, interview }))
    const whole = { ...input.interview, utterances }
    check(whole)
    check({ ...whole, utterances: utterances.map((it, at) => (at === 3 ? { ...it, text: 'Kafka.' } : it)) })
    check({ ...whole, utterances: utterances.slice(0, 5) })
    check({ ...whole, question: { ...whole.question, prompt: utterances[0]?.text ?? '' } })
  })
})

const row = (n: number) => ({
  id: 'r1',
  section: n === 1 ? ('cost' as const) : ('estimate' as const),
  label: 'peak ingest',
  formula: `${n + 1}e6 event/s * 200 B/event`,
})
const drawn = {
  nodes: [
    { id: 'a', label: 'Mobile app' },
    { id: 'b', label: 'Kafka' },
    { id: 'c', label: 'Dashboard' },
  ],
  edges: [
    { from: 'a', to: 'b', label: 'events' },
    { from: 'b', to: 'c' },
  ],
}
