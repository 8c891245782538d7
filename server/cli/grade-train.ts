import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bank } from '../bank/load.ts'
import type { Pair } from '../grading/agreement.ts'
import { judgementsOf, vocabularyOf } from '../grading/grade.ts'
import type { Example, Piece, TurnCase } from '../grading/learned/examples.ts'
import { pack, signature } from '../grading/learned/pack.ts'
import { train } from '../grading/learned/train.ts'
import { momentFeature } from '../grading/learned/turn-features.ts'
import { observe } from '../grading/learned/weigh.ts'
import { Reading } from '../grading/reading.ts'
import type { InterviewFile } from '../interview/export.ts'
import type { Verdict } from '../interview/ids.ts'
import type { Criterion } from '../interview/rubric.ts'
import { openBank, type Streams } from './grade.ts'
import { agreementText } from './grade-eval.ts'
import { FileFault, readInterview } from './interview-file.ts'
import { type Labels, labelledIn, readLabels } from './labelled.ts'
import { interviewOfCase, readCases } from './turn-cases.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
/** `fresh` holds interviews that no rule was written with. */
const folders = ['test/fixtures/gold', 'test/fixtures/own', 'test/fixtures/fresh'].map(inProject)
const casesFolder = inProject('test/fixtures/cases')
const target = inProject('server/grading/learned/weights.json')

const nothing = { verdict: 'missed', evidence: [] } as const

const exampleOf = (name: string, interview: InterviewFile, labels: Labels | null, bank: Bank): Example => {
  const { rubric } = bank.core
  const vocabulary = vocabularyOf(rubric, null)
  const reading = new Reading(interview.question.prompt, vocabulary)
  reading.readOnce(interview)
  const judgements = judgementsOf(rubric, reading)
  const turns = observe(reading.given, vocabulary, judgements)
  return {
    name,
    turns: turns.map(({ turn, features, words }) => ({ utterance: turn.source.utterance, features, words })),
    rules: rubric.criteria.map(({ id }) => judgements.get(id)?.verdict ?? 'missed'),
    labels: rubric.criteria.map(({ id }) => (labels === null ? nothing : labelOf(labels, id, name))),
  }
}

const labelOf = (labels: Labels, id: string, name: string): Labels[string] => {
  const label = labels[id]
  if (!label) throw new FileFault([`${name}.labels.json: labels.${id}: is missing`])
  return label
}

/** The interviewer's words in the candidate's mouth and the other way round: nobody designed anything. */
const swapped = (interview: InterviewFile): InterviewFile => ({
  ...interview,
  whiteboard: null,
  board: undefined,
  worksheet: undefined,
  utterances: interview.utterances.map((one) => ({
    ...one,
    speaker: one.speaker === 'candidate' ? 'interviewer' : 'candidate',
  })),
})

/** Shares of an interview that are cut off as one that is still on. */
const BEGINNINGS = [0.3, 0.6]
/** Turns of the candidate's in pieces from the middle. */
const LENGTHS = [1, 2, 4, 8]

/** Pieces of an interview: its beginnings, and stretches of it, spread over its length by its number. */
const stretchesOf = (interview: InterviewFile, number: number): InterviewFile[] => {
  const { utterances } = interview
  const piece = (from: number, to: number): InterviewFile => ({
    ...interview,
    whiteboard: null,
    board: undefined,
    worksheet: undefined,
    utterances: utterances.slice(Math.max(0, Math.floor(from)), Math.ceil(to)),
  })
  const beginnings = BEGINNINGS.map((share) => piece(0, utterances.length * share))
  const middles = LENGTHS.map((turns, at) => {
    const from = (((number * 37 + at * 101) % 97) / 97) * Math.max(0, utterances.length - turns * 2)
    return piece(from, from + turns * 2)
  })
  return [...beginnings, ...middles]
}

const pieceOf = (of: number, interview: InterviewFile, whole: Example, bank: Bank): Piece => {
  const { turns, rules } = exampleOf(whole.name, interview, null, bank)
  const here = new Set(interview.utterances.map(({ id }) => id))
  const labels = whole.labels.map(({ verdict, evidence }): Verdict | null => {
    const inside = evidence.filter((id) => here.has(id)).length
    if (evidence.includes('whiteboard') || (inside > 0 && inside < evidence.length)) return null
    return inside > 0 ? verdict : 'missed'
  })
  return { of, turns, rules, labels }
}

/** Turns by themselves; when they were said is not known of them. */
const readTurnCases = async (criteria: readonly Criterion[], bank: Bank): Promise<TurnCase[]> => {
  const lines = await readCases(casesFolder)
  const numbers = new Map(criteria.map(({ id }, at) => [id, at]))
  return lines.flatMap((line): TurnCase[] => {
    const criterion = numbers.get(line.criterion)
    if (criterion === undefined) throw new FileFault([`${line.criterion}: is no criterion`])
    const { turns, rules } = exampleOf(line.criterion, interviewOfCase(line), null, bank)
    return turns.map(({ words, features }) => ({
      criterion,
      verdict: line.verdict,
      turn: { words, features: new Map([...features].filter(([name]) => !momentFeature(name))) },
      rules,
    }))
  })
}

/** What the rules cite for a criterion, as the turns remember it. */
const citedIn = ({ turns }: Example, id: string): string[] =>
  turns.flatMap(({ utterance, features }) =>
    features.has(`J:${id}:met`) || features.has(`J:${id}:partial`) ? [utterance] : [],
  )

/** Quotes of a report at most. */
const SHOWN = 3

const pairsOf = (
  example: Example,
  given: readonly Pair['given'][],
  quoted: readonly (readonly string[])[],
  criteria: readonly Criterion[],
): Pair[] =>
  criteria.map(({ id, dimension }, at) => ({
    interview: example.name,
    id,
    dimension,
    wanted: example.labels[at]?.verdict ?? 'missed',
    given: given[at] ?? 'missed',
    hit: [...(quoted[at] ?? []), ...citedIn(example, id)]
      .slice(0, SHOWN)
      .some((utterance) => example.labels[at]?.evidence.includes(utterance)),
  }))

/**
 * `npm run grade:train -- [DIR …] [--dry]`: learns the weights from labelled interviews and single turns, and writes them; with `--dry` it
 * writes nothing. Prints how weights that never saw an interview agree with its readers. Answers the exit code.
 */
export const runGradeTrain = async (args: readonly string[], { out, err }: Streams): Promise<number> => {
  const dirs = args.filter((arg) => !arg.startsWith('--'))
  const bank = await openBank()
  const { criteria } = bank.core.rubric
  const examples: Example[] = []
  const nothings: Example[] = []
  const pieces: Piece[] = []
  let cases: TurnCase[] = []
  const from = new Map<string, string>()
  try {
    cases = await readTurnCases(criteria, bank)
    for (const dir of dirs.length > 0 ? dirs : folders)
      for (const name of await labelledIn(dir)) {
        const interview = await readInterview(join(dir, `${name}.interview.json`))
        const example = exampleOf(name, interview, await readLabels(dir, name), bank)
        for (const piece of stretchesOf(interview, examples.length))
          pieces.push(pieceOf(examples.length, piece, example, bank))
        examples.push(example)
        from.set(name, dir)
        if (dir === folders[0]) nothings.push(exampleOf(`${name}, swapped`, swapped(interview), null, bank))
      }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    err(`${error.message}\n`)
    return 2
  }
  const { model, leftOut, quoted } = train(
    { examples: [...examples, ...nothings], pieces, cases, criteria },
    (text) => err(`${text}\n`),
  )
  for (const dir of new Set(from.values())) {
    const pairs = examples.flatMap((example, at) =>
      from.get(example.name) === dir ? pairsOf(example, leftOut[at] ?? [], quoted[at] ?? [], criteria) : [],
    )
    out(`${dir}: each interview judged by weights that never saw it\n`)
    out(agreementText(pairs, { criteria: args.includes('--criteria'), errors: false }))
  }
  if (args.includes('--dry')) return 0
  const kept = pack(model, signature(criteria), examples.length)
  await writeFile(target, `${JSON.stringify(kept)}\n`)
  out(`${target}: ${kept.features.length} features\n`)
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await runGradeTrain(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
