import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bank } from '../bank/load.ts'
import {
  evidenceShare,
  exactShare,
  macroF1,
  type Pair,
  quadraticKappa,
  scoreError,
} from '../grading/agreement.ts'
import { type GradeInput, grade } from '../grading/grade.ts'
import type { GradedCriterion } from '../grading/report.ts'
import type { Opinion, OpinionCriterion } from '../opinions/opinion.ts'
import { type Environment, inputOf, openBank, type Streams } from './grade.ts'
import { FileFault } from './interview-file.ts'
import { type Labels, labelledIn, readLabels } from './labelled.ts'
import { besideModel, type Labelled } from './model-agreement.ts'
import { askModel, modelOfEnvironment } from './second-opinion.ts'

const gold = fileURLToPath(new URL('../../test/fixtures/gold', import.meta.url))

type Label = Labels[string]

const pairOf = (
  interview: string,
  label: Label,
  {
    id,
    dimension,
    verdict: given,
    evidence,
  }: Pick<GradedCriterion, 'id' | 'dimension' | 'verdict' | 'evidence'>,
): Pair => {
  const cited = evidence.map((one) => ('source' in one ? 'whiteboard' : one.utterance))
  const hit = cited.some((place) => label.evidence.includes(place))
  return { interview, id, dimension, wanted: label.verdict, given, hit }
}

const modelPair = (name: string, label: Label, found: OpinionCriterion | undefined): Pair | null =>
  found?.outcome === 'judged' ? pairOf(name, label, found) : null

/** What readers, rules and, where one is asked, the model say of one interview. */
const saidOf = async (
  dir: string,
  name: string,
  bank: Bank,
  ask: (input: GradeInput) => Promise<Opinion | null>,
): Promise<Labelled[]> => {
  const labels = await readLabels(dir, name)
  const input = await inputOf(join(dir, `${name}.interview.json`), bank)
  const report = grade(input)
  const opinion = await ask(input)
  return Object.entries(labels).flatMap(([id, label]) => {
    const criterion = report.criteria.find((one) => one.id === id)
    if (!criterion) throw new FileFault([`${name}.labels.json: labels.${id}: no such criterion`])
    const judged = opinion?.criteria.find((one) => one.id === id)
    return [{ rules: pairOf(name, label, criterion), model: modelPair(name, label, judged) }]
  })
}

const line = (label: string, pairs: readonly Pair[]): string =>
  `${label.padEnd(40)} n ${String(pairs.length).padStart(4)}  macroF1 ${macroF1(pairs).toFixed(3)}  qwk ${quadraticKappa(pairs).toFixed(3)}  exact ${exactShare(pairs).toFixed(3)}`

const grouped = (pairs: readonly Pair[], key: 'interview' | 'id' | 'dimension'): string[] =>
  [...new Set(pairs.map((pair) => pair[key]))].map((value) =>
    line(
      value,
      pairs.filter((pair) => pair[key] === value),
    ),
  )

/** All figures of the agreement between engine and readers, as text. */
export const agreementText = (
  pairs: readonly Pair[],
  flags: { criteria: boolean; errors: boolean },
): string => {
  const dimensions = [...new Set(pairs.map((pair) => pair.dimension))]
  const least = Math.min(
    1,
    ...dimensions.map((one) => macroF1(pairs.filter((pair) => pair.dimension === one))),
  )
  const fixed = (value: number): number => Number(value.toFixed(3))
  return [
    ...grouped(pairs, 'dimension'),
    '',
    ...grouped(pairs, 'interview'),
    ...(flags.criteria ? ['', ...grouped(pairs, 'id')] : []),
    ...(flags.errors
      ? [
          '',
          ...pairs
            .filter((pair) => pair.wanted !== pair.given)
            .map((pair) => `${pair.interview} ${pair.id}: readers ${pair.wanted}, engine ${pair.given}`),
        ]
      : []),
    '',
    JSON.stringify({
      files: new Set(pairs.map((pair) => pair.interview)).size,
      labels: pairs.length,
      macroF1: fixed(macroF1(pairs)),
      qwk: fixed(quadraticKappa(pairs)),
      exact: fixed(exactShare(pairs)),
      evidence: fixed(evidenceShare(pairs)),
      minDimensionF1: fixed(least),
      meanAbsScoreError: fixed(scoreError(pairs)),
    }),
    '',
  ].join('\n')
}

/** `npm run grade:eval -- [DIR] [--errors] [--criteria] [--model] [--only NAME,NAME]`. Answers the exit code. */
export const runGradeEval = async (
  args: readonly string[],
  { out, err }: Streams,
  env?: Environment,
): Promise<number> => {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const unknown = flags.find(
    (flag) => !['--errors', '--criteria', '--model'].includes(flag) && !flag.startsWith('--only='),
  )
  if (unknown) {
    err(`usage: grade:eval [DIR] [--errors] [--criteria] [--model] [--only=NAME,NAME]\n`)
    return 2
  }
  const dir = args.find((arg) => !arg.startsWith('--')) ?? gold
  const only = flags
    .find((flag) => flag.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  try {
    const names = (await labelledIn(dir)).filter((name) => !only || only.some((one) => name.startsWith(one)))
    const model = flags.includes('--model') ? modelOfEnvironment(env) : null
    const bank = await openBank()
    const ask = async (input: GradeInput) => model && askModel(input, model, err)
    const all: Labelled[] = []
    for (const name of names) all.push(...(await saidOf(dir, name, bank, ask)))
    const pairs = all.map(({ rules }) => rules)
    out(agreementText(pairs, { criteria: flags.includes('--criteria'), errors: flags.includes('--errors') }))
    if (model) out(`\n${besideModel(all, model.name)}`)
    return 0
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    err(`${error.message}\n`)
    return 2
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await runGradeEval(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
