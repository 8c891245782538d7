import type { Idea } from '../../interview/signals.ts'
import { cueKinds, quantityKinds } from '../../interview/signals.ts'
import type { Derivation } from '../arithmetic/spoken.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import type { Vocabulary } from '../match/phrases.ts'
import { rememberedByWord } from '../text/remembered.ts'
import type { Line, Turn } from '../text/transcript.ts'

/** What can be seen of one turn, by name; absent is 0. */
export type TurnFeatures = ReadonlyMap<string, number>

/** Ways of not answering; with what was asked they tell a refusal from an answer. */
const refusal: Idea =
  'dont know|no idea|not sure|skip|out of scope|not my|someone else|somebody else|other team|dont need|not needed|dont care|phase two|version two|never thought|havent|didnt|no clue|idk|not important|doesnt matter|leave that|leave it|later'

/** Every concept, turn of speech and kind of quantity by itself: what weights are learned for. */
const observed: readonly Idea[] = [
  ...[...lexicon.keys()].map((name) => `@${name}`),
  ...cueKinds.map((kind) => `~${kind}`),
  ...quantityKinds.map((kind) => `#${kind}`),
]

/** Ideas that a vocabulary must hold for turns to be observed. */
export const observedIdeas: readonly Idea[] = [...observed, refusal]

/** Words that say nothing about a topic. */
const small = new Set(
  'the a an and or of to in is it that for on with at be we i you so this are as by from there they have has was will would do but if yes ok okay can should its thats um uh like then'.split(
    ' ',
  ),
)

/** Fewer words make a scrap, more an explanation. */
const SHORT = 9
const LONG = 40
/** Minutes from the start at which parts of an interview begin: requirements, overview, details, the end. */
const MOMENTS = [4, 8, 16, 24, 32, 40]
/** A word counts half of what an idea does. */
const WORD = 0.5

const money = /[$€£]|dollar|euro|usd|cent/i

// Joining mark and word anew for every word of an interview is slow.
const wordName = rememberedByWord((word) => `w:${word}`)
const askedWordName = rememberedByWord((word) => `aw:${word}`)

/** Features of an idea in a turn: claimed once, claimed again, denied. */
interface IdeaFeatures {
  idea: Idea
  claimed: string
  again: string
  denied: string
}
const featuresOf = (idea: Idea): IdeaFeatures => ({
  idea,
  claimed: `c:${idea}`,
  again: `c2:${idea}`,
  denied: `d:${idea}`,
})

/** Whether a line is the candidate's own and earns anything; only such lines are seen. */
export const counted = (line: Line): boolean => !line.agreedTo && line.standing !== 'void'

const MOMENT = 't:'
const momentOf = (seconds: number): string =>
  `${MOMENT}${MOMENTS.filter((minutes) => seconds >= minutes * 60).length}`

/** Whether a feature tells when a turn was said. */
export const momentFeature = (name: string): boolean => name.startsWith(MOMENT)

/** Whether a word is a figure: of the candidate's only how many there are is seen. */
const isFigure = (word: string): boolean => {
  const first = word.charCodeAt(0)
  return first >= 48 && first <= 57
}

const wordsInto = (features: Map<string, number>, { lines, asked }: Turn): void => {
  for (const line of lines)
    if (counted(line))
      for (const { word } of line.tokens)
        if (!small.has(word) && !isFigure(word)) features.set(wordName(word), WORD)
  for (const { tokens } of asked)
    for (const { word } of tokens) if (!small.has(word)) features.set(askedWordName(word), WORD)
}

/** Observes turns and lines by the ideas of one vocabulary. */
class TurnObserver {
  private readonly seen = new Map<number, IdeaFeatures>()
  private readonly refusal: number

  constructor(private readonly vocabulary: Vocabulary) {
    for (const idea of observed) this.seen.set(vocabulary.idOf(idea), featuresOf(idea))
    this.refusal = vocabulary.idOf(refusal)
  }

  /** What can be seen of a line by itself: concepts and words. */
  observeLine(line: Line): TurnFeatures {
    const features = new Map<string, number>()
    for (const { ideas } of this.vocabulary.hitsOf(line))
      for (const idea of ideas) {
        const known = this.seen.get(idea)
        if (known) features.set(known.claimed, 1)
      }
    for (const { word } of line.tokens) features.set(wordName(word), WORD)
    return features
  }

  /** What the interviewer had said, as names of concepts. */
  private askedOf(turn: Turn): Set<string> {
    const found = new Set<string>()
    for (const line of turn.asked)
      for (const { ideas } of this.vocabulary.hitsOf(line))
        for (const idea of ideas) {
          const known = this.seen.get(idea)
          if (known?.idea.startsWith('@')) found.add(known.idea)
        }
    return found
  }

  /**
   * What can be seen of a turn: concepts claimed and denied, what it answers, how much it says and in which words. Null
   * where nothing in it counts: the prompt read aloud, a list of names, words to the grader leave no trace.
   */
  observe(
    turn: Turn,
    before: Turn | undefined,
    derivations: readonly Derivation[],
  ): Map<string, number> | null {
    const lines = turn.lines.filter(counted)
    if (lines.length === 0 || turn.source.place !== 'said') return null
    const features = new Map<string, number>()
    const refuses = this.ideasInto(features, lines)
    const words = lines.reduce((sum, line) => sum + line.tokens.length, 0)
    const numbers = lines.reduce((sum, line) => sum + line.quantities.length, 0)
    const manners = [
      words < SHORT && 'short',
      words >= LONG && 'long',
      refuses && 'refuse',
      numbers > 0 && 'num',
      lines.some(({ standing }) => standing === 'weak') && 'weak',
    ].filter((manner) => manner !== false)
    for (const manner of manners) features.set(`k:${manner}`, 1)
    for (const name of this.askedOf(turn)) {
      features.set(`a:${name}`, 1)
      if (name.startsWith('@asks')) for (const manner of manners) features.set(`x:${name}${manner}`, 1)
    }
    if (before)
      for (const name of this.askedOf(before)) if (name.startsWith('@asks')) features.set(`a1:${name}`, 1)
    for (const one of derivations) {
      features.set(`D:${one.verdict}`, 1)
      if (money.test(one.quote + one.stated)) features.set('D:money', 1)
    }
    wordsInto(features, turn)
    const length = Math.log1p(words) / 3
    features.set('len', length)
    features.set('len2', length * length)
    features.set('q', Math.min(lines.filter(({ question }) => question).length, 2) / 2)
    features.set('nn', Math.log1p(numbers) / 2)
    features.set(momentOf(turn.source.at), 1)
    return features
  }

  /** Counts claimed and denied ideas; tells whether the turn refuses. */
  private ideasInto(features: Map<string, number>, lines: readonly Line[]): boolean {
    let refuses = false
    for (const line of lines)
      for (const { ideas, start } of this.vocabulary.hitsOf(line)) {
        const denied = line.dismissed.some((scope) => start >= scope.start && start < scope.end)
        for (const idea of ideas) {
          if (idea === this.refusal) refuses = true
          const known = this.seen.get(idea)
          if (!known) continue
          if (denied) features.set(known.denied, 1)
          else features.set(features.has(known.claimed) ? known.again : known.claimed, 1)
        }
      }
    return refuses
  }
}

const observers = new WeakMap<Vocabulary, TurnObserver>()

/** The observer of a vocabulary, made once. */
export const observerOf = (vocabulary: Vocabulary): TurnObserver => {
  const observer = observers.get(vocabulary) ?? new TurnObserver(vocabulary)
  observers.set(vocabulary, observer)
  return observer
}
