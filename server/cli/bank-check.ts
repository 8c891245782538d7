import { fileURLToPath } from 'node:url'
import { BankError } from '../bank/fault.ts'
import { checkBank } from '../bank/load.ts'

const usage = 'npm run bank:check [-- QUESTIONS_DIR RUBRICS_DIR]'
const inProject = (folder: string): string => fileURLToPath(new URL(`../../${folder}`, import.meta.url))

const [questionsDir = inProject('questions'), rubricsDir = inProject('rubrics'), ...more] =
  process.argv.slice(2)
if (more.length > 0) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else {
  try {
    const bank = await checkBank({ questionsDir, rubricsDir })
    const criteria = [...bank.questions.values()].reduce(
      (sum, { question }) => sum + question.criteria.length,
      0,
    )
    process.stdout.write(
      `Nothing is wrong. Questions: ${bank.questions.size}, their own criteria: ${criteria}, core criteria: ${bank.core.rubric.criteria.length}.\n`,
    )
  } catch (error) {
    if (!(error instanceof BankError)) throw error
    for (const line of error.lines) process.stderr.write(`${line}\n`)
    process.exitCode = 1
  }
}
