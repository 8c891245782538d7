import { parentPort } from 'node:worker_threads'
import { type GradeInput, grade } from '../grading/grade.ts'
import type { Answer } from './messages.ts'

// The other end of grader.ts: what comes in was parsed there.
parentPort?.on('message', ({ id, input }: { id: number; input: GradeInput }) => {
  parentPort?.postMessage(answerTo(id, input))
})

function answerTo(id: number, input: GradeInput): Answer {
  try {
    return { id, report: grade(input) }
  } catch (error) {
    // Names and places, not messages: those may quote what was said.
    return { id, report: null, error: error instanceof Error ? framesOf(error) : 'unknown' }
  }
}

function framesOf({ name, stack = '' }: Error): string {
  return [name, ...stack.split('\n').filter((line) => line.startsWith('    at '))].join('\n')
}
