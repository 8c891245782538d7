import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type InterviewFile, interviewFile } from '../interview/export.ts'
import { type Verdict, verdict } from '../interview/ids.ts'
import { FileFault } from './interview-file.ts'

/** A line of `CRITERION.txt`: what a turn earns of that criterion by itself, in answer to what (or to nothing). */
export interface CaseLine {
  criterion: string
  verdict: Verdict
  asked: string
  said: string
}

const ending = '.txt'

const lineOf = (criterion: string, line: string, at: number): CaseLine => {
  const [first = '', asked, ...said] = line.split(' | ')
  const parsed = verdict.safeParse(first)
  if (!parsed.success || asked === undefined || said.length === 0)
    throw new FileFault([`${criterion}${ending}: line ${at + 1}: is not "VERDICT | asked | said"`])
  return { criterion, verdict: parsed.data, asked: asked.trim(), said: said.join(' | ').trim() }
}

/** Reads a folder of cases, criterion by criterion. Throws FileFault where a line is none. */
export const readCases = async (dir: string): Promise<CaseLine[]> => {
  const files = (await readdir(dir)).filter((file) => file.endsWith(ending)).sort()
  const cases = await Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(dir, file), 'utf8')).split('\n')
      return lines.flatMap((line, at) =>
        line === '' || line.startsWith('#') ? [] : [lineOf(file.slice(0, -ending.length), line, at)],
      )
    }),
  )
  return cases.flat()
}

/** When a case is said, in seconds: what is settled first is settled early. */
const saidAt = (criterion: string): number => (/^requirements|clarifies/.test(criterion) ? 120 : 1200)

/** A case as an interview of one turn. */
export const interviewOfCase = ({ criterion, asked, said }: CaseLine): InterviewFile => {
  const at = saidAt(criterion)
  return interviewFile.parse({
    format: 'interview/1',
    question: { id: 'case', title: 'Case', prompt: '' },
    level: 'L6',
    durationMinutes: 45,
    phases: [],
    utterances: [
      ...(asked === '' ? [] : [{ id: 'asked', at, speaker: 'interviewer', text: asked }]),
      { id: 'said', at: at + 5, speaker: 'candidate', text: said },
    ],
    whiteboard: null,
  })
}
