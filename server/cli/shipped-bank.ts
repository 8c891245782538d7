import { fileURLToPath } from 'node:url'
import { BankError } from '../bank/fault.ts'
import { type Bank, loadBank } from '../bank/load.ts'

const inProject = (folder: string): string => fileURLToPath(new URL(`../../${folder}`, import.meta.url))

/** Where the files that ship are. */
export const shippedPaths = { questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') }

/** The bank that ships; with a fault in it, its lines go to stderr and the process ends with 1. */
export async function shippedBank(): Promise<Bank> {
  try {
    return await loadBank(shippedPaths)
  } catch (error) {
    if (!(error instanceof BankError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
