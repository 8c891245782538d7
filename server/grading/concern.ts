import type { Criterion } from '../interview/rubric.ts'
import type { Idea, Rule } from '../interview/signals.ts'
import { ofRules } from './match/ideas-of.ts'
import type { Vocabulary } from './match/phrases.ts'
import type { Search } from './match/search.ts'
import type { Fresh } from './reading.ts'

/** When a rule may hold where it did not, or no longer hold where it did. */
interface RuleConcern {
  /** Where its windows end: with the turn, some turns later, or with the interview. */
  reach: 'turn' | 'exchange' | 'interview'
  /** All of these, and so many of `any`, must stand within reach of what is new; of an interview one of them is enough. */
  together: readonly number[]
  any: readonly number[]
  atLeast: number
  /** What the interviewer had said: one of these, or nothing in particular. */
  answering: readonly number[] | null
  /** All its ideas, also those that it excludes. */
  all: readonly number[]
}

/** What a criterion or an item of a checklist is judged by, so that it is judged again only when that changed. */
export interface Concern {
  rules: readonly RuleConcern[]
  /** Ideas that it tells to be there at all, or to stand where nothing is earned. */
  ideas: ReadonlySet<number>
  /** Whether anything new may change it, whatever stands in it. */
  anything: boolean
  /** Whether it asks in which part of the interview something was said. */
  seconds: boolean
  /** What sets it aside when said later than what speaks for it. */
  topic: { idea: Idea; number: number } | null
}

const reachOf = ({ within }: Rule): RuleConcern['reach'] =>
  within === 'exchange' || within === 'interview' ? within : 'turn'

/** A rule that counts the words of the interview hears every word. */
const hearsAll = (rule: Rule): boolean => rule.words > 0 && rule.within === 'interview'

const numbersOf = (ideas: readonly Idea[], vocabulary: Vocabulary): number[] =>
  ideas.map((idea) => vocabulary.idOf(idea))

const concernOfRule = (rule: Rule, vocabulary: Vocabulary): RuleConcern => ({
  reach: reachOf(rule),
  together: numbersOf(rule.together ?? [], vocabulary),
  any: numbersOf(rule.any ?? [], vocabulary),
  atLeast: rule.any ? (rule.atLeast ?? 1) : 0,
  answering: rule.answering ? numbersOf(rule.answering, vocabulary) : null,
  all: numbersOf(ofRules([rule]), vocabulary),
})

/** What a list of rules is judged by. */
export const concernOfRules = (rules: readonly Rule[], vocabulary: Vocabulary): Concern => ({
  rules: rules.map((rule) => concernOfRule(rule, vocabulary)),
  ideas: new Set(numbersOf(ofRules(rules), vocabulary)),
  anything: rules.some(hearsAll),
  seconds: rules.some((rule) => rule.by < 1),
  topic: null,
})

/** What a criterion is judged by. */
export const concernOf = ({ signals }: Criterion, vocabulary: Vocabulary): Concern => {
  // All but `ideas` look at whole answers; there are a handful of them.
  if (signals.kind !== 'ideas')
    return { rules: [], ideas: new Set(), anything: true, seconds: true, topic: null }
  const { topic } = signals
  return {
    ...concernOfRules([...signals.met, ...signals.partial], vocabulary),
    topic: topic === undefined ? null : { idea: topic, number: vocabulary.idOf(topic) },
  }
}

const holdsAnew = (
  { reach, together, any, atLeast, answering, all }: RuleConcern,
  { ideas, near, asked }: Fresh,
): boolean => {
  if (reach === 'interview') return all.some((idea) => ideas.has(idea) || asked.has(idea))
  if (answering && !answering.some((idea) => asked.has(idea))) return false
  const within = reach === 'turn' ? ideas : near
  if (!together.every((idea) => within.has(idea))) return false
  return atLeast === 0 || any.filter((idea) => within.has(idea)).length >= atLeast
}

/** Whether a judgement may come out differently now, or be put in other words. */
export const isConcerned = (concern: Concern, fresh: Fresh, search: Search): boolean => {
  const { topic } = concern
  if (
    fresh.everything ||
    fresh.far ||
    (concern.anything && fresh.anything) ||
    (concern.seconds && fresh.seconds)
  )
    return true
  if (topic && fresh.ideas.has(topic.number)) return true
  if (topic && fresh.moment && search.denials(topic.idea).length > 0) return true
  for (const idea of fresh.telling) if (concern.ideas.has(idea)) return true
  return fresh.anything && concern.rules.some((rule) => holdsAnew(rule, fresh))
}
