import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BankError, faultLine } from '../bank/fault.ts'
import { type Bank, loadBank } from '../bank/load.ts'
import { type GradeInput, grade } from '../grading/grade.ts'
import type { Report } from '../grading/report.ts'
import { compareOpinions } from '../opinions/compare.ts'
import type { Opinion } from '../opinions/opinion.ts'
import { opinionOfReport } from '../opinions/rules.ts'
import { opinionOfPerson, scorecardOfFile } from '../opinions/scorecard.ts'
import { FileFault, readInterview } from './interview-file.ts'
import { printOpinions } from './print-opinions.ts'
import { printReport } from './print-report.ts'
import { askModel, modelOfEnvironment } from './second-opinion.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))
const usage = 'usage: grade FILE.interview.json [--json] [--model] [--question-dir DIR]\n'

/** Where output goes; tests collect it. */
export interface Streams {
  out: (text: string) => void
  err: (text: string) => void
}

/** Variables that name the model; unset: those of the process. */
export type Environment = Readonly<Record<string, string | undefined>>

interface Options {
  file: string
  json: boolean
  /** Whether a language model is asked too. */
  model: boolean
  /** A folder of one's own beside the shipped questions. */
  questionsDir: string | null
}

const parse = (args: readonly string[]): Options | null => {
  let json = false
  let model = false
  let questionsDir: string | null = null
  const files: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--json') json = true
    else if (arg === '--model') model = true
    else if (arg === '--question-dir') questionsDir = args[++at] ?? ''
    else if (arg.startsWith('--')) return null
    else files.push(arg)
  }
  const [file] = files
  return file !== undefined && files.length === 1 && questionsDir !== ''
    ? { file, json, model, questionsDir }
    : null
}

/** The shipped bank, with the questions of a folder of one's own. Throws a `BankError`. */
export const openBank = (ownDir: string | null = null): Promise<Bank> =>
  loadBank({ questionsDir: join(home, 'questions'), rubricsDir: join(home, 'rubrics'), ownDir })

/** A file with what the bank holds for grading it. Throws a `FileFault` for a file that is not an interview. */
export const inputOf = async (path: string, bank: Bank): Promise<GradeInput> => {
  const interview = await readInterview(path)
  const held = bank.get(interview.question.id)
  const { rubric, hash } = held ? bank.rubricFor(held.question) : bank.core
  return {
    interview,
    name: basename(path),
    rubric,
    rubricHash: hash,
    question: held ? { question: held.question, hash: held.hash } : null,
  }
}

/** What the command prints: the report alone, or with opinions beside it that change nothing in it. */
const printed = (report: Report, others: readonly Opinion[] | null, json: boolean): string => {
  if (!others) return json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report)
  const [model = null, person = null] = others
  if (json) return `${JSON.stringify({ rules: report, model, person }, null, 2)}\n`
  return `${printReport(report)}\n${printOpinions(compareOpinions([opinionOfReport(report), ...others]))}`
}

/**
 * `npm run grade`. Answers the exit code: 0, or 2 for a bad file, bank or call, with the place of the fault on stderr. A model
 * that could not judge is no fault of the call.
 */
export const runGrade = async (
  args: readonly string[],
  { out, err }: Streams,
  env?: Environment,
): Promise<number> => {
  const options = parse(args)
  if (!options) {
    err(usage)
    return 2
  }
  try {
    if (options.questionsDir !== null && !existsSync(options.questionsDir))
      throw new FileFault([`${options.questionsDir}: there is no such folder`])
    const bank = await openBank(options.questionsDir)
    for (const fault of bank.faults) err(`${faultLine(fault)}\n`)
    const model = options.model ? modelOfEnvironment(env) : null
    const input = await inputOf(options.file, bank)
    const report = grade(input)
    const person = opinionOfPerson(scorecardOfFile(input.interview.verdicts ?? []), report)
    const others = model && [await askModel(input, model, err), ...(person ? [person] : [])]
    out(printed(report, others, options.json))
    return 0
  } catch (error) {
    if (!(error instanceof FileFault || error instanceof BankError)) throw error
    err(`${error.message}\n`)
    return 2
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await runGrade(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
