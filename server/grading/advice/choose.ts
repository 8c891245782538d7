import type { Dimension } from '../../interview/ids.ts'
import type { Question } from '../../interview/question.ts'
import type { Criterion } from '../../interview/rubric.ts'
import { firstSentences, shared, wordsOf } from '../words.ts'
import { type Part, type PartKind, partsOf } from './parts.ts'

/** Longest advice on what to say, in characters: two sentences. */
const SAY = 320

/** Which parts of a reference belong to a dimension, the likeliest first. */
const ofDimension: Record<Dimension, readonly PartKind[]> = {
  requirements: ['fact'],
  design: ['deep-dive', 'component', 'tradeoff', 'summary', 'estimate', 'data-model'],
  depth: ['deep-dive', 'data-model', 'failure', 'component', 'tradeoff', 'estimate'],
  tradeoffs: ['tradeoff', 'downside', 'deep-dive'],
  cost: ['cost', 'optimization', 'total'],
  monitoring: ['alert', 'metric', 'slo'],
  reliability: ['failure', 'deep-dive', 'alert'],
  scalability: ['deep-dive', 'estimate', 'component', 'failure', 'data-model'],
  security: ['security', 'compliance', 'deep-dive'],
  communication: ['fact'],
}

/** What a criterion wants of the reference. */
interface Wish {
  kinds: readonly PartKind[]
  /** Words that point at the best part. */
  hints?: string
  /** The first part that was not said yet: the criterion asks for any of them, so that its own words choose badly. */
  inOrder?: true
}

/** Where a criterion of the core rubric asks for less than its whole dimension, and words that point at the best part. */
const ofCore: Readonly<Record<string, Wish>> = {
  'requirements.functional': {
    kinds: ['fact'],
    hints: 'who users reads consumers features scope use queries',
  },
  'requirements.scale': {
    kinds: ['fact'],
    hints: 'peak how many size volume load day bytes million thousand',
  },
  'requirements.latency': { kinds: ['fact'], hints: 'fresh freshness latency seconds delay stale old late' },
  'requirements.availability': {
    kinds: ['fact'],
    hints: 'availability lost lose nines loss down durable percent',
  },
  'requirements.constraints': {
    kinds: ['fact'],
    hints: 'budget stack team cloud dollars region law existing',
  },
  'design.end-to-end': { kinds: ['path'] },
  'design.estimation': { kinds: ['estimate'], hints: 'peak bytes storage day second' },
  'design.technology-reasons': { kinds: ['tradeoff', 'component'] },
  'design.bottleneck': {
    kinds: ['estimate', 'deep-dive', 'failure'],
    hints: 'tightest limit hot peak one task slow first',
  },
  'depth.mechanism': { kinds: ['opening'], inOrder: true },
  'depth.second-mechanism': { kinds: ['opening'], inOrder: true },
  'depth.data-model': { kinds: ['data-model'] },
  'tradeoffs.alternatives': { kinds: ['tradeoff'], inOrder: true },
  'tradeoffs.justified': { kinds: ['tradeoff'], inOrder: true },
  'tradeoffs.downside': { kinds: ['downside'] },
  'tradeoffs.consistency': {
    kinds: ['tradeoff', 'downside', 'deep-dive'],
    hints: 'exact stale consistency once twice lost delivery order',
  },
  'cost.estimate': { kinds: ['cost', 'total'] },
  'cost.budget': { kinds: ['total'] },
  'cost.optimization': { kinds: ['optimization'] },
  'monitoring.metrics': { kinds: ['metric'], hints: 'lag age freshness' },
  'monitoring.alerts': { kinds: ['alert'] },
  'monitoring.slo': { kinds: ['slo'] },
  'monitoring.debugging': { kinds: ['alert', 'failure'], hints: 'look compare by check wrong differs' },
  'reliability.failure-recovery': { kinds: ['failure'] },
  'reliability.idempotency': {
    kinds: ['deep-dive', 'failure'],
    hints: 'twice repeat repeats again replay key duplicate overwrite version id once',
  },
  'reliability.disaster-recovery': { kinds: ['failure'], hints: 'region zone site backup lost gone restore' },
  'reliability.data-quality': {
    kinds: ['failure', 'deep-dive', 'alert'],
    hints: 'schema invalid wrong check quarantine reject bad null release',
  },
  'scalability.partitioning': {
    kinds: ['deep-dive', 'data-model', 'estimate'],
    hints: 'partition key hot skew spread keyed shard',
  },
  'scalability.growth': {
    kinds: ['optimization', 'failure', 'estimate', 'deep-dive'],
    hints: 'peak scale times autoscaling grow growth load',
  },
  'security.access': { kinds: ['security'] },
  'security.compliance': { kinds: ['compliance', 'security'] },
  'communication.clarifies-first': { kinds: ['fact'] },
  'communication.admits-unknowns': { kinds: ['check'] },
}

interface Known extends Part {
  words: ReadonlySet<string>
}

const read = new WeakMap<Question, Known[]>()

/** The parts of a question with their words, read once: live coverage asks every few seconds. */
const knownParts = (question: Question): Known[] => {
  const there = read.get(question)
  if (there) return there
  const made = partsOf(question).map((part) => ({
    ...part,
    words: wordsOf(`${part.say} ${part.about ?? ''}`),
  }))
  read.set(question, made)
  return made
}

const speaking = new WeakMap<Criterion, ReadonlySet<string>>()

const criterionWords = (criterion: Criterion): ReadonlySet<string> => {
  const there = speaking.get(criterion)
  if (there) return there
  const made = wordsOf(`${criterion.title} ${criterion.met} ${criterion.probe}`)
  speaking.set(criterion, made)
  return made
}

/** A hint weighs as much as two words of the criterion: hints were chosen, words just occur. */
const HINT = 2
/** A part of the first kind is preferred unless a later one says clearly more; so much for each step. */
const STEP = 1.5
/** What was said for another criterion is said again only where little else fits. */
const TAKEN = 4
/** A part of a later kind has to share this much with the criterion; else it is about something else. */
const SHARED = 1.5

/** The part that fits best; the earlier kind and the earlier part where two fit alike. `taken` is not said again. */
const bestPart = (
  parts: readonly Known[],
  { kinds, hints, inOrder }: Wish,
  criterion: Criterion,
  taken: ReadonlySet<string>,
): Known | null => {
  const own = criterionWords(criterion)
  const hinted = wordsOf(hints ?? '')
  let best: { part: Known; fit: number } | null = null
  for (const part of parts) {
    const step = kinds.indexOf(part.kind)
    if (step < 0) continue
    // Long parts share more words by length alone.
    const length = Math.sqrt(Math.max(12, part.words.size) / 12)
    const overlap = inOrder ? 0 : (shared(own, part.words) + HINT * shared(hinted, part.words)) / length
    if (step > (kinds[0] === 'answer' ? 1 : 0) && overlap < SHARED) continue
    const fit = overlap - step * STEP - (taken.has(part.say) ? TAKEN : 0)
    if (!best || fit > best.fit) best = { part, fit }
  }
  return best?.part ?? null
}

/**
 * What a candidate could have said for a criterion, out of the question's reference; null where it holds nothing that
 * belongs to it. `taken` gathers what other criteria were given, so that each gets something of its own if it can.
 */
export const sayFor = (
  criterion: Criterion,
  source: 'core' | 'question',
  question: Question | null,
  taken: Set<string>,
): string | null => {
  if (!question) return null
  const parts = knownParts(question)
  const general: Wish = { kinds: ['answer', ...ofDimension[criterion.dimension]] }
  const wish = source === 'core' ? (ofCore[criterion.id] ?? general) : general
  const part = bestPart(parts, wish, criterion, taken) ?? bestPart(parts, general, criterion, taken)
  if (!part) return null
  taken.add(part.say)
  return firstSentences(part.say, SAY)
}
