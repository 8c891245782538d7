import { parentPort } from 'node:worker_threads'
import { type Grounds, grade } from '../grading/grade.ts'
import { type Live, openLive } from '../grading/live.ts'
import type { InterviewFile } from '../interview/export.ts'
import { fileOfPart } from './file-part.ts'
import { Kept } from './kept.ts'
import { type Answer, KEPT_LIVE, type Request, type Standing } from './messages.ts'

const groundsKept = new Kept<string, Grounds>(KEPT_LIVE)
const kept = new Kept<string, { live: Live; file: InterviewFile | null }>(KEPT_LIVE)

// The other end of grader.ts: what comes in was parsed there.
parentPort?.on('message', (request: Request) => {
  parentPort?.postMessage(answerTo(request))
})

function answerTo(request: Request): Answer {
  const { id } = request
  try {
    return { id, report: 'live' in request ? standingOf(request.live) : grade(request.input) }
  } catch (error) {
    // Names and places, not messages: those may quote what was said.
    return { id, report: null, error: error instanceof Error ? framesOf(error) : 'unknown' }
  }
}

function standingOf({ key, grounds, part }: Extract<Request, { live: unknown }>['live']): Standing {
  const there = grounds ? { live: openLive(shared(grounds)), file: null } : kept.get(key)
  if (!there) throw new Error('Nothing is kept of this interview.')
  const file = fileOfPart(part, there.file)
  kept.put(key, { live: there.live, file })
  const { criteria, checklists } = there.live.grade(file, 'coverage')
  return { criteria, checklists }
}

/** The grounds of another interview where they are the same: the ideas in them are compiled once. */
function shared(grounds: Grounds): Grounds {
  const key = `${grounds.rubricHash} ${grounds.question?.hash}`
  const there = groundsKept.get(key) ?? grounds
  groundsKept.put(key, there)
  return there
}

function framesOf({ name, stack = '' }: Error): string {
  return [name, ...stack.split('\n').filter((line) => line.startsWith('    at '))].join('\n')
}
