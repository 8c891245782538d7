import type { Idea, Rule } from '../../interview/signals.ts'
import { type Passage, passagesOf } from '../match/rules.ts'
import type { Search } from '../match/search.ts'
import type { Line } from '../text/transcript.ts'
import { credited, type Judge, type Judgement, missed, strongest } from './judgement.ts'

const linesOf = (search: Search, passages: Passage[]): Line[] =>
  strongest(
    passages.map(({ lines, strength }) => ({
      strength,
      lines: lines.flatMap((at) => search.lines[at] ?? []),
    })),
  )

const holding = (search: Search, rules: Rule[], own: boolean): Passage[] =>
  rules.flatMap((rule) => passagesOf(search, rule, own))

/** Lines that would have counted had they not been void. */
const worthless = (search: Search, rules: Rule[]): Line[] =>
  rules
    .flatMap((rule) => rule.together ?? [])
    .flatMap((idea) => search.positions(idea).slice(0, 50))
    .flatMap((at) => search.lines[at] ?? [])
    .filter((line) => line.standing === 'void')
    .slice(0, 1)

/** The last thing said against the topic, when nothing was said for it afterwards. */
const dismissals = (search: Search, topic: Idea | undefined): Line[] =>
  topic === undefined ? [] : search.denials(topic)

const later = (line: Line, than: Line[]): boolean => than.every((one) => one.source.at <= line.source.at)

/** Judges by ideas that stand together. See `docs/criteria.md`. */
export const judgeIdeas: Judge<'ideas'> = (signals, { search }): Judgement => {
  const against = dismissals(search, signals.topic)
  const met = holding(search, signals.met, true)
  if (met.length > 0) {
    const lines = linesOf(search, met)
    const takenBack = against.find((line) => later(line, lines))
    return takenBack
      ? credited('partial', lines, 'was there, and set aside later')
      : credited('met', lines, 'says what is asked for and with what substance')
  }
  const half = holding(search, signals.partial, true)
  if (half.length > 0) return credited('partial', linesOf(search, half), 'touches it without the substance')
  const isAgreed = ({ lines }: Passage): boolean => lines.some((at) => search.lines[at]?.agreedTo)
  if (!search.holdsWeak) return missed(against, worthless(search, [...signals.met, ...signals.partial]))
  // Agreeing counts half where the interviewer's own sentence would have been met, and nowhere else.
  const weak = [
    ...holding(search, signals.met, false).filter((one) => signals.agreement || !isAgreed(one)),
    ...holding(search, signals.partial, false).filter((one) => !isAgreed(one)),
  ]
  if (weak.length > 0) {
    const lines = linesOf(search, weak)
    const why = lines.find((line) => line.why !== '')?.why ?? 'is not the candidate’s own'
    return credited('partial', lines, `it ${why}, which gives half at most`)
  }
  return missed(against, worthless(search, [...signals.met, ...signals.partial]))
}
