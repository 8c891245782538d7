import type { Criterion } from '../interview/rubric.ts'
import type { Idea, Rule } from '../interview/signals.ts'
import { cues } from './lexicon/cues.ts'
import type { Hit, Vocabulary } from './match/phrases.ts'
import { contentWords } from './text/echo.ts'
import type { Line } from './text/transcript.ts'
import { listed } from './words.ts'

/** What a kind of quantity or a turn of speech is called. */
const called: Readonly<Record<string, string>> = {
  '#number': 'a number',
  '#count': 'a count',
  '#rate': 'a rate',
  '#bytes': 'a size in bytes',
  '#bandwidth': 'a bandwidth',
  '#duration': 'a duration',
  '#percent': 'a percentage',
  '#percentile': 'a percentile',
  '#nines': 'a number of nines',
  '#money': 'an amount of money',
  '#multiple': 'a multiple',
  '~reason': 'a reason',
  '~contrast': 'a contrast',
  '~consequence': 'what follows',
  '~condition': 'a condition',
  '~step': 'the steps',
  '~comparison': 'a comparison',
  '~choice': 'a choice',
  '~drawback': 'a drawback',
  '~unsure': 'a doubt',
  '@money-word': 'money',
  '@cost-component': 'what is paid for',
  '@saving-size': 'how much it saves',
  '@structure-now': 'where one stands',
  '@structure-next': 'what comes next',
  '@structure-sum': 'a summary',
  '@verify': 'how to verify it',
  '@dedup-key': 'a key',
  '@generic-metrics': 'metrics',
  '@metrics': 'metrics of this system',
  '@alert': 'an alert',
  '@alert-condition': 'a threshold',
  '@receiver': 'who is called',
  '@symptom': 'a symptom',
  '@debugging': 'traces, logs or a runbook',
  '@bad-data-fate': 'what happens to it',
  '@bad-data': 'bad data',
  '@data-check': 'a check',
  '@recovery': 'a recovery',
  '@failure': 'a failure',
  '@detection': 'how it is noticed',
  '@skew-cure': 'a cure for skew',
  '@partition-key': 'a partition key',
  '@growth': 'a multiple of the load',
  '@growth-limits': 'what gives way first',
  '@elastic': 'scaling out',
  '@recovery-objective': 'how much or how long',
  '@second-region': 'a second region',
  '@backup': 'a backup',
  '@saving': 'a saving',
  '@budget': 'the budget',
  '@technology': 'a component',
  '@privacy-mechanism': 'how data is deleted or masked',
  '@personal-data': 'personal data',
  '@slo': 'an objective',
  '@semantics': 'a delivery guarantee',
}

/** An idea in words, for a sentence: `a duration`, `a partition key`, `“event id” or “uuid”`. */
export const ideaName = (idea: Idea): string => {
  const ways = idea.split('|').map((way) => way.trim().replace(/^\^/, ''))
  const [first = ''] = ways
  if (/^[@#~]/.test(first)) return called[first] ?? first.slice(1).replaceAll('-', ' ')
  const whole = ways.filter((way) => /^\p{L}/u.test(way) && !way.includes('*'))
  const shown = whole.length > 0 ? whole.slice(0, 2) : ways.slice(0, 1).map((way) => way.replaceAll('*', '…'))
  return listed(
    shown.map((way) => `“${way}”`),
    'or',
  )
}

/** Rules of a criterion whose ideas are looked for; other kinds of signals have none, or few. */
export const metRules = ({ signals }: Criterion): readonly Rule[] =>
  signals.kind === 'ideas' || signals.kind === 'estimation' ? signals.met : []

/** Ideas that a rule wants to see. */
export const wantedBy = (rule: Rule): Idea[] => [...(rule.together ?? []), ...(rule.any ?? [])]

const ideasSought = ({ signals }: Criterion): Idea[] => {
  switch (signals.kind) {
    case 'ideas':
    case 'estimation':
      return [...signals.met, ...signals.partial].flatMap(wantedBy)
    case 'path':
      return signals.stages.map(({ idea }) => idea)
    case 'mechanism':
      return signals.topics.map(({ idea }) => idea)
    case 'clarifying':
      return []
  }
}

/** Turns of speech and words that carry nothing by themselves: no reason is made of them. */
const empty = new Set([
  ...Object.values(cues).flatMap((ways) => ways.split('|')),
  ...(
    'into|want|you want|do you want|just|or just|process|data|next|when|then|ten|one|two|three|first|second|last|again|would|all|any|' +
    'per|over|under|about|both|use|used|what|which|who|how|see|seconds|minutes|hours|days|zero|more|less|each|every|thing|part'
  ).split('|'),
])

/** Ideas that criteria look for, as a vocabulary numbers them. */
const soughtIn = new WeakMap<Vocabulary, WeakMap<Criterion, ReadonlySet<number>>>()

const soughtBy = (criterion: Criterion, vocabulary: Vocabulary): ReadonlySet<number> => {
  const known = soughtIn.get(vocabulary) ?? new WeakMap<Criterion, ReadonlySet<number>>()
  soughtIn.set(vocabulary, known)
  const there = known.get(criterion)
  if (there) return there
  const made = new Set(
    ideasSought(criterion)
      .filter((idea) => !idea.split('|').every((way) => way.trim().startsWith('~')))
      .map((idea) => vocabulary.idOf(idea)),
  )
  known.set(criterion, made)
  return made
}

/** Finds the words in which a line says what a criterion looks for. */
export class Wording {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Whether a line holds an idea. */
  holds(line: Line, idea: Idea): boolean {
    const id = this.vocabulary.idOf(idea)
    return this.vocabulary.hitsOf(line).some((hit) => hit.ideas.includes(id))
  }

  /** Words of a line that say what the criterion looks for, as they were said and in their order, none within another. */
  phrases(line: Line, criterion: Criterion): string[] {
    // The words of an agreement are the interviewer's.
    if (line.agreedTo) return []
    const sought = soughtBy(criterion, this.vocabulary)
    const spans = this.vocabulary
      .hitsOf(line)
      .filter((hit) => hit.ideas.some((idea) => sought.has(idea)))
      .filter(({ start, end }) => !line.dismissed.some((out) => start >= out.start && end <= out.end))
      .filter(({ start, end }) => contentWords(line.tokens.slice(start, end)).some((word) => word.length > 2))
      .sort((a, b) => a.start - b.start || b.end - a.end)
    const apart: Hit[] = []
    for (const span of spans) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span)
    return distinct(apart.map(({ start, end }) => surface(line, start, end))).filter(
      (text) => !empty.has(text.toLowerCase()),
    )
  }

  /** Figures of a line as they were said. */
  figures(line: Line): string[] {
    if (line.agreedTo) return []
    return distinct(
      line.quantities
        .filter(({ kind }) => kind !== 'number' && kind !== 'multiple')
        .map(({ start, end }) => surface(line, start, end)),
    )
  }
}

const surface = (line: Line, start: number, end: number): string =>
  line.source.text.slice(line.tokens[start]?.start ?? 0, line.tokens[end - 1]?.end ?? 0).replace(/\s+/g, ' ')

const distinct = (texts: readonly string[]): string[] => {
  const seen = new Set<string>()
  return texts.filter((text) => {
    const key = text.toLowerCase()
    if (text.length < 2 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
