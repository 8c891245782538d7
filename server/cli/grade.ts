import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BankError } from '../bank/fault.ts'
import { type Bank, loadBank } from '../bank/load.ts'
import { grade } from '../grading/grade.ts'
import type { Report } from '../grading/report.ts'
import { FileFault, readInterview } from './interview-file.ts'
import { printReport } from './print-report.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))
const usage = 'usage: grade FILE.interview.json [--json] [--question-dir DIR]\n'

/** Where output goes; tests collect it. */
export interface Streams {
  out: (text: string) => void
  err: (text: string) => void
}

interface Options {
  file: string
  json: boolean
  questionsDir: string
}

const parse = (args: readonly string[]): Options | null => {
  let json = false
  let questionsDir = join(home, 'questions')
  const files: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--json') json = true
    else if (arg === '--question-dir') questionsDir = args[++at] ?? ''
    else if (arg.startsWith('--')) return null
    else files.push(arg)
  }
  const [file] = files
  return file !== undefined && files.length === 1 && questionsDir !== '' ? { file, json, questionsDir } : null
}

/** The bank of this installation, or of other question files. Throws a `BankError`. */
export const openBank = (questionsDir = join(home, 'questions')): Promise<Bank> =>
  loadBank({ questionsDir, rubricsDir: join(home, 'rubrics') })

/** Grades one file with what the bank holds. Throws a `FileFault` for a file that is not an interview. */
export const gradeFile = async (path: string, bank: Bank): Promise<Report> => {
  const interview = await readInterview(path)
  const held = bank.get(interview.question.id)
  return grade({
    interview,
    name: basename(path),
    rubric: bank.core.rubric,
    rubricHash: bank.core.hash,
    question: held ? { question: held.question, hash: held.hash } : null,
  })
}

/** `npm run grade`. Answers the exit code: 0, or 2 for a bad file, bank or call, with the place of the fault on stderr. */
export const runGrade = async (args: readonly string[], { out, err }: Streams): Promise<number> => {
  const options = parse(args)
  if (!options) {
    err(usage)
    return 2
  }
  try {
    if (!existsSync(options.questionsDir))
      throw new FileFault([`${options.questionsDir}: there is no such folder`])
    const report = await gradeFile(options.file, await openBank(options.questionsDir))
    out(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report))
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
