import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type GradeInput, grade } from '../grading/grade.ts'
import { readBoard } from '../grading/graph/read-board.ts'
import { openLive } from '../grading/live.ts'
import type { InterviewFile, Utterance } from '../interview/export.ts'
import { drawnScene } from './bench/drawn.ts'
import { dullInterview, dullPieces, LONGEST } from './bench/spoken.ts'
import { summed, timed, timedOften } from './bench/time.ts'
import { inputOf, openBank } from './grade.ts'

/**
 * `npm run bench:grade`: how long grading takes, in ms of wall clock and of processor time. Targets: 30 for 45 minutes with a
 * whiteboard of 300 elements, work in proportion to the length, 5 for one more utterance at minute 45, 200 for reading
 * 5,000 elements, 1,000 for an utterance of 100 KB whatever it says.
 */
const gold = fileURLToPath(new URL('../../test/fixtures/gold', import.meta.url))
const ELEMENTS = 300
const MANY_ELEMENTS = 5_000
const LIVE_UTTERANCES = 24
/** Runs until all of the engine is compiled; a server that grades a few interviews gets there. */
const WARM = 60

const print = (what: string, figures: object): void => {
  process.stdout.write(`${JSON.stringify({ what, ...figures })}\n`)
}

/** The longest labelled interview, with a whiteboard. */
async function longest(): Promise<GradeInput> {
  const bank = await openBank()
  const names = readdirSync(gold).filter((name) => name.endsWith('.interview.json'))
  const inputs = await Promise.all(names.map((name) => inputOf(join(gold, name), bank)))
  const [first] = inputs.toSorted((a, b) => characters(b.interview) - characters(a.interview))
  if (!first) throw new Error(`${gold}: no interviews`)
  return { ...first, interview: { ...first.interview, whiteboard: drawnScene(ELEMENTS) } }
}

const characters = ({ utterances }: InterviewFile): number =>
  utterances.reduce((sum, { text }) => sum + text.length, 0)

/** The same interview several times over, one after the other. */
const repeated = (input: GradeInput, times: number): GradeInput => {
  const { interview } = input
  const end = interview.durationMinutes * 60
  const utterances = Array.from({ length: times }, (_, round) =>
    interview.utterances.map(
      (said): Utterance => ({ ...said, id: `${round}-${said.id}`, at: said.at + round * end }),
    ),
  ).flat()
  return {
    ...input,
    interview: { ...interview, durationMinutes: interview.durationMinutes * times, utterances },
  }
}

/** Each of the last utterances of the interview, as live coverage takes it up. */
const liveRuns = (input: GradeInput) => {
  const { interview, name } = input
  const at = (count: number): InterviewFile => ({
    ...interview,
    utterances: interview.utterances.slice(0, count),
  })
  const live = openLive(input)
  const from = interview.utterances.length - LIVE_UTTERANCES
  live.grade(at(from), name)
  return Array.from({ length: LIVE_UTTERANCES }, (_, index) => {
    const file = at(from + index + 1)
    return timed(() => live.grade(file, name))
  })
}

/** Memory that one interview takes while it is kept to be graded on, in kB. */
const keptKb = (input: GradeInput): number => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  const used = () => {
    if (typeof collect === 'function') collect()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  const kept = Array.from({ length: 20 }, () => {
    const live = openLive(input)
    live.grade(input.interview, input.name)
    return live
  })
  return Math.round((used() - before) / 1_000 / kept.length)
}

const input = await longest()
const { interview } = input
print('interview', {
  minutes: interview.durationMinutes,
  utterances: interview.utterances.length,
  characters: characters(interview),
  elements: interview.whiteboard?.elements.length,
  criteria: input.rubric.criteria.length + (input.question?.question.criteria.length ?? 0),
})
print(
  'grade',
  timedOften(41, () => grade(input), WARM),
)
print(
  'grade without whiteboard',
  timedOften(21, () => grade({ ...input, interview: { ...interview, whiteboard: null } })),
)

const base = timedOften(15, () => grade(input))
for (const times of [4, 16]) {
  const long = repeated(input, times)
  const took = timedOften(5, () => grade(long), 2)
  print(`grade ${times} times as long`, {
    ...took,
    ratio: Math.round((took.leastCpuMs / base.leastCpuMs) * 10) / 10,
  })
}

liveRuns(input)
print('one more utterance at the end', summed(Array.from({ length: 5 }, () => liveRuns(input)).flat()))
print('kept for live coverage', { kB: keptKb(input) })

for (const count of [ELEMENTS, MANY_ELEMENTS]) {
  const scene = drawnScene(count)
  print(
    `read a whiteboard of ${scene.elements.length}`,
    timedOften(count > ELEMENTS ? 7 : 41, () => readBoard(scene)),
  )
}

const dull = dullPieces.map((piece) => {
  const [quarter, whole] = [LONGEST / 4, LONGEST].map((length) =>
    timed(() => grade({ ...input, interview: dullInterview(piece, length) })),
  )
  return { piece, cpuMs: Math.round(whole?.cpuMs ?? 0), ratio: (whole?.cpuMs ?? 0) / (quarter?.cpuMs ?? 1) }
})
const slowest = dull.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 5)
// Each interview says the piece in three utterances of that length.
print('three utterances of 100 KB, the slowest', {
  pieces: slowest.map(({ piece, cpuMs, ratio }) => ({
    piece,
    cpuMs,
    toQuarter: Math.round(ratio * 10) / 10,
  })),
})
