import type { InterviewFile } from '../../interview/export.ts'
import { phaseName } from '../advice/when.ts'
import { type Evidence, evidenceOf } from '../evidence.ts'
import { builtIn } from '../match/ideas-of.ts'
import type { Search } from '../match/search.ts'
import type { GradedCriterion, TouchedItem } from '../report.ts'
import type { Line, Turn } from '../text/transcript.ts'
import { clockTime, listed } from '../words.ts'
import type { Pitfall } from './schema.ts'

/** Everything that pitfalls are seen in. */
export interface PitfallInput {
  interview: InterviewFile
  criteria: readonly GradedCriterion[]
  checklists: readonly TouchedItem[]
  search: Search
  /** What was said against a criterion's topic, the last of it. */
  denied: ReadonlyMap<string, Line>
}

/** Fewer words than this are no interview to say anything of. */
const WORDS = 60

const counted = new WeakMap<{ text: string }, number>()

/** Words between blanks, counted once for each utterance and without making a list of them. */
const wordCount = (said: { text: string }): number => {
  const there = counted.get(said)
  if (there !== undefined) return there
  let count = 0
  word.lastIndex = 0
  while (word.test(said.text)) count++
  counted.set(said, count)
  return count
}
const word = /\S+/g

const spoken = ({ turns }: Search['transcript']): Turn[] =>
  turns.filter((turn) => turn.source.place === 'said')

/** A turn that states a component in so many words decides something about the design. */
const DECISION_WORDS = 12
/** Who decides after this share of the time has not jumped. */
const JUMP = 0.25

const firstDecision = (search: Search): Line | null => {
  for (const at of search.positions(builtIn.technology)) {
    const line = search.lines[at]
    if (line?.source.place !== 'said' || line.question || line.standing === 'void') continue
    if (line.fromPrompt >= 0.5 || line.agreedTo) continue
    if (wordCount(line.source) >= DECISION_WORDS) return line
  }
  return null
}

const asksAnything = (search: Search): boolean =>
  search.lines.some((line) => line.source.place === 'said' && line.question && line.tokens.length >= 4)

const opening = ({ criteria, search }: PitfallInput): Pitfall[] => {
  const clarified = criteria.find(({ id }) => id === 'communication.clarifies-first')
  const decision = firstDecision(search)
  const never = !asksAnything(search)
  if (clarified?.verdict === 'missed' && decision && decision.source.at <= JUMP * search.seconds)
    return [
      {
        id: 'jumped-into-design',
        title: 'Jumped into the design',
        text: `The first design decision fell at ${clockTime(decision.source.at)}, before any question about the problem${
          never ? '; none came later either' : ''
        }.`,
        at: decision.source.at,
        evidence: evidenceOf(decision),
      },
    ]
  // A drill has no such criterion, and too little time to ask.
  return clarified && never
    ? [
        {
          id: 'asked-nothing',
          title: 'Never asked back',
          text: 'Not one question went to the interviewer in the whole interview.',
          at: null,
          evidence: null,
        },
      ]
    : []
}

/** How `text/buzzwords.ts` says that a line only names things. */
const isListing = ({ why, agreedTo }: Line): boolean =>
  !agreedTo && (why.startsWith('lists names') || why.startsWith('names much'))

const buzzwords = ({ search }: PitfallInput): Pitfall[] => {
  const lines = search.lines.filter((line) => line.source.place === 'said' && isListing(line))
  // The longest list is the clearest example.
  const first = lines.reduce<Line | null>(
    (best, line) => (best && best.end - best.start >= line.end - line.start ? best : line),
    null,
  )
  if (!first) return []
  const moments = [...new Set(lines.map((line) => line.source.at))]
  const more = moments.length - 1
  return [
    {
      id: 'buzzwords',
      title: 'Names without substance',
      text: `Names follow one another with nothing said about them${
        more > 0 ? `, here and in ${more} more ${more === 1 ? 'answer' : 'answers'}` : ''
      }; that earns half at most.`,
      at: first.source.at,
      evidence: evidenceOf(first),
    },
  ]
}

const untouched = (
  { criteria, denied }: PitfallInput,
  dimension: 'cost' | 'monitoring',
  text: string,
): Pitfall[] => {
  const own = criteria.filter((one) => one.dimension === dimension && one.weight > 0)
  if (own.length < 2 || own.some(({ verdict }) => verdict !== 'missed')) return []
  const [against] = own.flatMap(({ id }) => denied.get(id) ?? []).sort((a, b) => b.source.at - a.source.at)
  return [
    {
      id: dimension === 'cost' ? 'no-cost' : 'no-monitoring',
      title: dimension === 'cost' ? 'No cost' : 'No monitoring',
      text: against
        ? `It was set aside at ${clockTime(against.source.at)}, and nothing said for it counts.`
        : text,
      at: against?.source.at ?? null,
      evidence: against ? evidenceOf(against) : null,
    },
  ]
}

/** A phase is over its time from a third and a minute on; less is how long an answer takes to end. */
const OVER = 1.3
const OVER_SECONDS = 60
/** Phases named at most: those that lost most. */
const PHASES = 2

const minutes = (seconds: number): string => String(Math.round(seconds / 6) / 10)

const overtime = ({ interview: { phases } }: PitfallInput): Pitfall[] => {
  const spans = phases.flatMap((phase) => {
    if (phase.plannedMinutes === undefined) return []
    const planned = phase.plannedMinutes * 60
    const used = phase.endsAt - phase.startsAt
    return [{ phase, planned, used, over: used - planned }]
  })
  const short = spans
    .filter(({ planned, used }) => used < planned / 2)
    .map(({ phase }) => `“${phaseName(phase)}”`)
  return spans
    .filter(({ planned, used, over }) => used > planned * OVER && over >= OVER_SECONDS)
    .sort((a, b) => b.over - a.over)
    .slice(0, PHASES)
    .map(({ phase, planned, used }) => ({
      id: 'overtime' as const,
      title: 'Time lost',
      text: `“${phaseName(phase)}” took ${minutes(used)} of ${minutes(planned)} planned minutes${
        short.length > 0 ? `; less than half of its time was left for ${listed(short)}` : ''
      }.`,
      at: phase.startsAt + planned,
      evidence: null,
    }))
}

/** A stretch without evidence is worth a word from this share of the interview on, and from five minutes. */
const STRETCH = 0.12
const STRETCH_SECONDS = 300

const momentsOf = ({ criteria, checklists }: PitfallInput): number[] => {
  const at = (one: Evidence | null): number[] => (one && 'utterance' in one ? [one.at] : [])
  return [
    ...criteria.flatMap((one) => one.evidence.flatMap(at)),
    ...checklists.flatMap((one) => at(one.evidence)),
  ]
}

const fruitless = (input: PitfallInput): Pitfall[] => {
  const turns = spoken(input.search.transcript)
  const [first, last] = [turns[0], input.interview.utterances.at(-1)]
  if (!first || !last) return []
  const earned = new Set(momentsOf(input))
  const stops = [first.source.at, ...[...earned].sort((a, b) => a - b), last.at]
  let longest = { from: 0, to: 0 }
  stops.forEach((to, index) => {
    const from = stops[index - 1] ?? to
    if (to - from > longest.to - longest.from) longest = { from, to }
  })
  const seconds = longest.to - longest.from
  if (seconds < STRETCH_SECONDS || seconds < STRETCH * input.interview.durationMinutes * 60) return []
  const inside = turns.filter(
    ({ source }) => source.at >= longest.from && source.at < longest.to && !earned.has(source.at),
  )
  const [talk] = inside.sort((a, b) => b.source.text.length - a.source.text.length)
  const line = talk?.lines[0]
  // Silence is no lost talk: somebody may have been drawing.
  if (!talk || !line) return []
  return [
    {
      id: 'nothing-earned',
      title: 'Time that earned nothing',
      text: `What was said between ${clockTime(longest.from)} and ${clockTime(longest.to)} stands behind no verdict.`,
      at: talk.source.at,
      evidence: evidenceOf(line),
    },
  ]
}

/** Below this share of the words the candidate was a listener. */
const LISTENER = 0.3
/** So long without the interviewer, with words to show for it, is a monologue. */
const MONOLOGUE_SECONDS = 360
const MONOLOGUE_WORDS = 450

const talk = ({ interview: { utterances } }: PitfallInput): Pitfall[] => {
  let own = 0
  let all = 0
  for (const said of utterances) {
    const count = wordCount(said)
    all += count
    if (said.speaker === 'candidate') own += count
  }
  const share = own / Math.max(all, 1)
  if (share >= LISTENER) return []
  return [
    {
      id: 'interviewer-talked',
      title: 'The interviewer did the talking',
      text: `The candidate said ${Math.round(share * 100)} % of the words; only they earn anything.`,
      at: null,
      evidence: null,
    },
  ]
}

const monologue = ({ interview: { utterances } }: PitfallInput): Pitfall[] => {
  let longest = { at: 0, seconds: 0, words: 0, id: '', text: '' }
  let run = { ...longest }
  utterances.forEach((said, index) => {
    const { id, at, speaker, text } = said
    if (speaker !== 'candidate') {
      run = { at: 0, seconds: 0, words: 0, id: '', text: '' }
      return
    }
    if (run.id === '') run = { at, seconds: 0, words: 0, id, text }
    const until = utterances[index + 1]?.at ?? at
    run = { ...run, seconds: until - run.at, words: run.words + wordCount(said) }
    if (run.words >= MONOLOGUE_WORDS && run.seconds > longest.seconds) longest = run
  })
  if (longest.seconds < MONOLOGUE_SECONDS) return []
  const quote = longest.text.slice(0, 160).trim()
  return [
    {
      id: 'monologue',
      title: 'A long monologue',
      text: `${minutes(longest.seconds)} minutes without a word from the interviewer: pause, and ask where to go deeper.`,
      at: longest.at,
      evidence: quote === '' ? null : { utterance: longest.id, at: longest.at, quote },
    },
  ]
}

/** Habits that cost points, as far as this interview shows them; each holds, none is guessed. */
export const pitfallsIn = (input: PitfallInput): Pitfall[] => {
  const words = spoken(input.search.transcript).reduce((sum, turn) => sum + wordCount(turn.source), 0)
  if (words < WORDS) return []
  return [
    ...opening(input),
    ...buzzwords(input),
    ...untouched(input, 'cost', 'Nothing that counts was said about money.'),
    ...untouched(input, 'monitoring', 'Nothing that counts was said about metrics, alerts or objectives.'),
    ...overtime(input),
    ...fruitless(input),
    ...talk(input),
    ...monologue(input),
  ]
}
