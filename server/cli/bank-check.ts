import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BankError, type FileFault, faultLine } from '../bank/fault.ts'
import { type BankPaths, checkBank, filesOf } from '../bank/load.ts'
import { readWords, spellingFaults, wordsFile } from '../bank/spelling.ts'

/**
 * `npm run bank:check`: every file against its schema, every id, figure, total, minute and word. A line for each fault;
 * exit code 1 where there is one, 2 for a wrong call.
 */
const usage = `npm run bank:check [-- [QUESTIONS_DIR RUBRICS_DIR] [--own DIR]]
  without words  the questions that ship
  --own DIR      and the questions of a folder of your own, which need not be complete
`
const inProject = (folder: string): string => fileURLToPath(new URL(`../../${folder}`, import.meta.url))

function pathsFrom(args: readonly string[]): BankPaths | null {
  const rest = [...args]
  const at = rest.indexOf('--own')
  const [, own] = at < 0 ? [] : rest.splice(at, 2)
  if (at >= 0 && own === undefined) return null
  if (rest.some((arg) => arg.startsWith('--')) || ![0, 2].includes(rest.length)) return null
  const [questionsDir = inProject('questions'), rubricsDir = inProject('rubrics')] = rest
  return { questionsDir, rubricsDir, ownDir: own === undefined ? null : resolve(own) }
}

async function faultsIn(paths: BankPaths): Promise<{ faults: readonly FileFault[]; says: string }> {
  const found = await checkBank(paths).catch((error: unknown) => {
    if (error instanceof BankError) return error
    throw error
  })
  const spelling = await misspelt(paths)
  if (found instanceof BankError) return { faults: [...found.faults, ...spelling], says: '' }
  const all = [...found.questions.values()].map(({ question }) => question)
  const count = (format: string) => all.filter((one) => one.format === format).length
  const criteria = all.reduce((sum, one) => sum + one.criteria.length, 0)
  return {
    faults: [...found.faults, ...spelling],
    says: `Nothing is wrong. Questions: ${count('question/1')}, drills: ${count('drill/1')}, their own criteria: ${criteria}, core criteria: ${found.core.rubric.criteria.length}.`,
  }
}

async function misspelt({ questionsDir, ownDir }: BankPaths): Promise<FileFault[]> {
  const words = await readWords(wordsFile(questionsDir))
  const own = ownDir ? [...words, ...(await readWords(join(ownDir, 'words.txt')))] : []
  return [
    ...(await spellingFaults(await filesOf(questionsDir), words)),
    ...(ownDir ? await spellingFaults(await filesOf(ownDir), own) : []),
  ]
}

const paths = pathsFrom(process.argv.slice(2))
if (!paths) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  const { faults, says } = await faultsIn(paths)
  for (const fault of faults) process.stderr.write(`${faultLine(fault)}\n`)
  if (faults.length > 0) {
    process.stderr.write(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.\n`)
    process.exitCode = 1
  } else process.stdout.write(`${says}\n`)
}
