import type { Criterion } from '../../interview/rubric.ts'
import type { Vocabulary } from '../match/phrases.ts'
import { contentWords } from '../text/echo.ts'
import type { Line, Transcript } from '../text/transcript.ts'
import { wordsOf } from '../words.ts'

/** Share of what a probe says that a question must say too, to count as that probe. */
const SAME_PROBE = 0.6
/** Dimensions that are a topic by themselves: whoever asks about money gives all of cost its chance. */
const topical: ReadonlySet<string> = new Set(['cost', 'monitoring', 'security'])

interface Wanted {
  id: string
  probe: ReadonlyMap<string, number>
  total: number
  topics: readonly number[]
}

/** Rare words of probes tell them apart: each counts less, the more probes hold it. */
const probesOf = (criteria: readonly Criterion[], vocabulary: Vocabulary): Wanted[] => {
  const words = criteria.map(({ probe }) => wordsOf(probe))
  const holders = new Map<string, number>()
  for (const own of words) for (const word of own) holders.set(word, (holders.get(word) ?? 0) + 1)
  const topicOf = ({ signals }: Criterion): string[] =>
    signals.kind === 'ideas' && signals.topic !== undefined ? [signals.topic] : []
  return criteria.map((criterion, at) => {
    const probe = new Map([...(words[at] ?? [])].map((word) => [word, 1 / (holders.get(word) ?? 1)]))
    const own = topicOf(criterion)
    const topics =
      own.length > 0 || !topical.has(criterion.dimension)
        ? own
        : criteria.filter((one) => one.dimension === criterion.dimension).flatMap(topicOf)
    return {
      id: criterion.id,
      probe,
      total: [...probe.values()].reduce((sum, weight) => sum + weight, 0),
      topics: topics.map((topic) => vocabulary.idOf(topic)),
    }
  })
}

const sharesProbe = ({ probe, total }: Wanted, words: ReadonlySet<string>): boolean => {
  let same = 0
  for (const word of words) same += probe.get(word) ?? 0
  return total > 0 && same / total >= SAME_PROBE
}

/** What one rubric and question ask for, and the ids that lines of interviewers were found to ask for. */
interface Asking {
  all: readonly Wanted[]
  byLine: WeakMap<Line, readonly string[]>
}
const askings = new WeakMap<Vocabulary, Asking>()

/** What the criteria's probes are known by, worked out once for each rubric and question. */
const askingOf = (criteria: readonly Criterion[], vocabulary: Vocabulary): Asking => {
  const there = askings.get(vocabulary)
  if (there) return there
  const made = { all: probesOf(criteria, vocabulary), byLine: new WeakMap() }
  askings.set(vocabulary, made)
  return made
}

const asksFor = (line: Line, all: readonly Wanted[], vocabulary: Vocabulary): string[] => {
  const words = new Set(contentWords(line.tokens))
  if (words.size < 2) return []
  const probed = all.filter((one) => sharesProbe(one, words))
  // A question that is somebody's probe is not taken for a question about a topic.
  if (probed.length > 0) return probed.map(({ id }) => id)
  if (!line.question) return []
  const ideas = new Set(vocabulary.hitsOf(line).flatMap((hit) => hit.ideas))
  return all.filter(({ topics }) => topics.some((topic) => ideas.has(topic))).map(({ id }) => id)
}

/** The first question of the interviewer's for each criterion: its probe in much the same words, or one about its topic. */
export const askedFor = (
  criteria: readonly Criterion[],
  transcript: Transcript,
  vocabulary: Vocabulary,
): ReadonlyMap<string, Line> => {
  const found = new Map<string, Line>()
  const { all, byLine } = askingOf(criteria, vocabulary)
  for (const { asked } of transcript.turns)
    for (const line of asked) {
      const ids = byLine.get(line) ?? asksFor(line, all, vocabulary)
      byLine.set(line, ids)
      for (const id of ids) if (!found.has(id)) found.set(id, line)
    }
  return found
}
