import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { faultLine } from '../bank/fault.ts'
import type { LiveBank } from '../bank/live.ts'
import { checkText, summaryOf } from '../bank/load.ts'
import { type BankStatus, type QuestionCheck, questionText, type WholeQuestion } from '../interview/api.ts'
import { ProblemError } from '../interview/problems.ts'
import { progressOf } from '../records/progress.ts'
import { PlacesError, read } from '../records/read.ts'
import { maySeeSolution } from '../records/solutions.ts'
import type { Whiteboards } from '../workers/whiteboards.ts'
import { type Door, forAnyone, forGuests } from './define.ts'
import { download } from './download.ts'

export interface BankRouteParts extends Door {
  bank: LiveBank
  whiteboards: Whiteboards
  /** Whether the form may save into the folder of one's own. */
  writable: boolean
}

const params = z.object({ id: z.string() })

/** The bank: what everybody may see of it, what opens after an interview, and writing questions of one's own. */
export function bankRoutes(app: FastifyInstance, parts: BankRouteParts): void {
  const { bank } = parts
  const held = (id: unknown) => {
    const found = bank.get(params.parse(id).id)
    if (!found) throw new ProblemError('question.not-found')
    return found
  }
  forAnyone(app, 'GET /api/questions', () => ({ questions: bank.list() }))
  forAnyone(app, 'GET /api/questions/:id', ({ request }) => {
    const { question, own } = held(request.params)
    return summaryOf(question, own)
  })
  forAnyone(app, 'GET /api/plans', () => ({ plans: bank.shared.plans }))
  forAnyone(app, 'GET /api/study-path', () => bank.shared.studyPath)
  forGuests(app, parts, 'GET /api/progress', ({ me }) => progressOf(parts.prisma, bank, me.person))

  const opened = async (id: unknown, person: string) => {
    const found = held(id)
    if (await maySeeSolution(parts.prisma, person, found.question.id)) return found
    throw new ProblemError('question.not-open')
  }
  forGuests(app, parts, 'GET /api/questions/:id/whole', async ({ request, me }): Promise<WholeQuestion> => {
    const { question, own } = await opened(request.params, me.person)
    return { question, own }
  })
  forGuests(app, parts, 'GET /api/questions/:id/whiteboard.excalidraw', async ({ request, reply, me }) => {
    const { question } = await opened(request.params, me.person)
    const scene = await parts.whiteboards.of(question)
    return download(reply, `${question.id}.reference.excalidraw`).send(scene)
  })
  writing(app, parts)
}

/** The name that messages give to a text that is no file yet. */
const UNSAVED = 'question.yaml'

/** A text by the name that it would be saved under, so that the id cannot disagree with it. */
function checked({ bank }: BankRouteParts, text: string): QuestionCheck {
  const ground = { core: bank.core.rubric, plans: bank.shared.plans }
  const first = checkText(ground, UNSAVED, text)
  const id = first.question?.id
  return id === undefined ? first : checkText(ground, `${id}.yaml`, text)
}

function writing(app: FastifyInstance, parts: BankRouteParts): void {
  const { bank, writable } = parts
  forGuests(app, parts, 'GET /api/bank', (): BankStatus => ({ writable, faults: [...bank.faults] }))
  forGuests(app, parts, 'POST /api/bank/check', ({ request }): QuestionCheck => {
    const { text } = read(questionText, request.body)
    const found = checked(parts, text)
    const taken = found.question && bank.get(found.question.id)
    if (!taken || taken.own) return found
    const says = `expected an id of its own, "${taken.question.id}" is also in ${taken.file}`
    return {
      ...found,
      faults: [...found.faults, { file: `${taken.question.id}.yaml`, line: 1, field: 'id', says }],
    }
  })
  forGuests(app, parts, 'POST /api/bank/questions', async ({ request, reply }) => {
    const { text, replace } = read(questionText, request.body)
    if (!writable) throw new ProblemError('bank.read-only')
    const { question, faults } = checked(parts, text)
    if (!question || faults.length > 0) throw new PlacesError('question.has-faults', faults.map(faultLine))
    const there = bank.get(question.id)
    // A broken file of this name is no question of the bank, and still somebody's work.
    const lies = there?.own || (await bank.lies(question.id))
    if ((there && !there.own) || (lies && !replace)) throw new ProblemError('question.id-taken')
    await bank.save(question.id, text)
    return reply.code(201).send({ id: question.id })
  })
}
