import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Bank } from '../bank/load.ts'
import {
  evidenceShare,
  exactShare,
  macroF1,
  type Pair,
  quadraticKappa,
  scoreError,
} from '../grading/agreement.ts'
import { verdict } from '../interview/ids.ts'
import { gradeFile, openBank, type Streams } from './grade.ts'
import { FileFault } from './interview-file.ts'

const gold = fileURLToPath(new URL('../../test/fixtures/gold', import.meta.url))

const labelsFile = z.object({
  interview: z.string(),
  labels: z.record(z.string(), z.object({ verdict, evidence: z.array(z.string()) })),
})

const pairsOf = async (dir: string, name: string, bank: Bank): Promise<Pair[]> => {
  const parsed = labelsFile.safeParse(JSON.parse(await readFile(join(dir, `${name}.labels.json`), 'utf8')))
  if (!parsed.success)
    throw new FileFault([`${name}.labels.json: ${parsed.error.issues[0]?.message ?? 'not labels'}`])
  const report = await gradeFile(join(dir, `${name}.interview.json`), bank)
  return Object.entries(parsed.data.labels).flatMap(([id, label]) => {
    const criterion = report.criteria.find((one) => one.id === id)
    if (!criterion) throw new FileFault([`${name}.labels.json: labels.${id}: no such criterion`])
    const cited = criterion.evidence.map((one) => ('source' in one ? 'whiteboard' : one.utterance))
    return [
      {
        interview: name,
        id,
        dimension: criterion.dimension,
        wanted: label.verdict,
        given: criterion.verdict,
        hit: cited.some((place) => label.evidence.includes(place)),
      },
    ]
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

/** `npm run grade:eval -- [DIR] [--errors] [--criteria] [--only NAME,NAME]`. Answers the exit code. */
export const runGradeEval = async (args: readonly string[], { out, err }: Streams): Promise<number> => {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const unknown = flags.find(
    (flag) => !['--errors', '--criteria'].includes(flag) && !flag.startsWith('--only='),
  )
  if (unknown) {
    err(`usage: grade:eval [DIR] [--errors] [--criteria] [--only=NAME,NAME]\n`)
    return 2
  }
  const dir = args.find((arg) => !arg.startsWith('--')) ?? gold
  const only = flags
    .find((flag) => flag.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  try {
    const files = await readdir(dir).catch(() => {
      throw new FileFault([`${dir}: there is no such folder`])
    })
    const names = files
      .filter((file) => file.endsWith('.labels.json'))
      .map((file) => file.replace('.labels.json', ''))
      .filter((name) => !only || only.some((one) => name.startsWith(one)))
      .sort()
    const bank = await openBank()
    const pairs: Pair[] = []
    for (const name of names) pairs.push(...(await pairsOf(dir, name, bank)))
    out(agreementText(pairs, { criteria: flags.includes('--criteria'), errors: flags.includes('--errors') }))
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
