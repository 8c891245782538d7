import { builtIn } from '../match/ideas-of.ts'
import { contentWords } from '../text/echo.ts'
import type { Line, Turn } from '../text/transcript.ts'
import { credited, type Judge, missed } from './judgement.ts'

/** "Is that okay?", "Does that suit you?": about the conversation, not about the problem. */
const courtesy = new Set([
  'okay',
  'ok',
  'fine',
  'suit',
  'sense',
  'right',
  'sound',
  'good',
  'ready',
  'start',
  'alright',
  'make',
  'work',
  'correct',
  'split',
  'shape',
  'like',
  'see',
  'hear',
  'board',
  'screen',
  'draw',
  'me',
  'my',
  'hello',
  'now',
  'yeah',
  'you',
])
const interrogative = new Set([
  'how',
  'what',
  'who',
  'which',
  'when',
  'where',
  'why',
  'many',
  'much',
  'is',
  'are',
  'do',
  'does',
  'can',
  'could',
  'should',
  'shall',
  'if',
  'mean',
])

const isClarifying = (line: Line): boolean => {
  const words = contentWords(line.tokens).filter((word) => !courtesy.has(word) && !interrogative.has(word))
  return line.question && line.standing === 'own' && words.length >= 1 && line.tokens.length >= 3
}

/** An assumption put up for confirmation counts like a question. */
const isAssumption = (line: Line, search: { holdsAny: (line: Line) => boolean }): boolean =>
  !line.question && line.standing === 'own' && search.holdsAny(line)

const assuming =
  /\b(?:i(?:'d|'ll| would| will)? (?:assume|propose|take it|guess|say)|i(?:'m| am) (?:assuming|guessing|gonna say|going to (?:say|assume))|assume that|let(?:'s| us) assume|unless you stop me)\b/i

/** The interviewer has just named what the candidate then asks: "Volume, for example?" "How is the volume?" */
const suggested = (line: Line, offered: ReadonlySet<string>): boolean => {
  const words = contentWords(line.tokens).filter((word) => !interrogative.has(word))
  return words.length <= 4 && words.some((word) => offered.has(word) && word.length > 3)
}

const offeredBefore = ({ asked }: Turn): ReadonlySet<string> =>
  new Set(asked.some((line) => line.question) ? asked.flatMap((line) => contentWords(line.tokens)) : [])

const DECISION_WORDS = 20
/** Questions after this share of the time no longer come first, even when nothing was decided before. */
const EARLY = 0.4

/** Questions before the first design decision: the first turn that states two components and more than a remark. */
export const judgeClarifying: Judge<'clarifying'> = (signals, { search }) => {
  const found: { lines: Line[]; strength: number }[] = []
  let count = 0
  const components = new Set(search.positions(builtIn.technology))
  const perTurn = new Map<number, number>()
  search.lines.forEach((line, at) => {
    // What repeats the prompt decides nothing.
    if (components.has(at) && line.source.place === 'said' && !line.question && line.fromPrompt < 0.5)
      perTurn.set(line.turn, (perTurn.get(line.turn) ?? 0) + 1)
  })
  for (const [number, turn] of search.transcript.turns.entries()) {
    if (turn.source.place !== 'said') continue
    if (turn.source.at > EARLY * search.seconds) break
    const asked = turn.lines.filter((line) => isClarifying(line))
    const words = turn.lines
      .filter((line) => !line.question)
      .reduce((sum, line) => sum + line.tokens.length, 0)
    const decided =
      asked.length === 0 && (perTurn.get(number) ?? 0) >= 1 && (words >= DECISION_WORDS || number <= 1)
    if (decided && (perTurn.get(number) ?? 0) >= (words >= 60 ? 2 : 1)) break
    const assumed =
      asked.length > 0
        ? []
        : turn.lines.filter((line) =>
            isAssumption(line, {
              holdsAny: (one) => assuming.test(one.source.text.slice(one.start, one.end)),
            }),
          )
    const offered = asked.length > 0 ? offeredBefore(turn) : new Set<string>()
    const own = asked.filter((line) => !suggested(line, offered))
    const worth =
      Math.min(own.length, 2) + Math.min(assumed.length, 1) + (own.length === 0 && asked.length > 0 ? 0.5 : 0)
    if (worth === 0) continue
    count += worth
    found.push({ lines: [...asked, ...assumed], strength: worth })
  }
  const lines = [...found].slice(0, 3).flatMap((one) => one.lines[0] ?? [])
  if (count >= signals.met) return credited('met', lines, 'asks before deciding anything about the design')
  if (count >= signals.partial)
    return credited('partial', lines, 'is the only question before the design began')
  return missed([], [])
}
