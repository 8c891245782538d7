import type { InterviewFile, PhaseSpan } from '../../interview/export.ts'
import type { Dimension } from '../../interview/ids.ts'
import { kindTitle } from '../../interview/plan.ts'
import type { Criterion } from '../../interview/rubric.ts'
import { clockTime } from '../words.ts'

/** What plans of others call a kind of phase. */
const alsoCalled: ReadonlyMap<string, readonly string[]> = new Map([
  ['introduction', ['intro', 'opening']],
  ['high-level-design', ['design', 'architecture', 'estimation', 'estimate']],
  ['trade-offs', ['tradeoffs']],
  ['optimizations', ['cost', 'cost-and-operations', 'operations']],
  ['monitoring', ['operations', 'cost-and-operations']],
])

/** Where a dimension belongs in a plan that has none of the phases that the criterion names. */
const otherwise: Record<Dimension, readonly string[]> = {
  requirements: ['introduction', 'high-level-design'],
  design: ['processing', 'ingestion', 'deep-dive'],
  depth: ['processing', 'high-level-design'],
  tradeoffs: ['processing', 'storage', 'high-level-design'],
  cost: ['optimizations', 'wrap-up'],
  monitoring: ['optimizations', 'data-quality', 'trade-offs', 'wrap-up'],
  reliability: ['data-quality', 'deep-dive', 'high-level-design'],
  scalability: ['optimizations', 'deep-dive', 'high-level-design'],
  security: ['storage', 'serving', 'optimizations', 'wrap-up'],
  communication: ['high-level-design', 'requirements'],
}

const isKind = (phase: PhaseSpan, kind: string): boolean =>
  phase.id === kind || phase.id.startsWith(`${kind}-`) || (alsoCalled.get(kind)?.includes(phase.id) ?? false)

/** The phase of an interview in which a criterion is due: the first of its kinds that the plan has. */
export const phaseFor = (
  criterion: Pick<Criterion, 'phases' | 'dimension'>,
  phases: readonly PhaseSpan[],
): PhaseSpan | null => {
  for (const kind of [...criterion.phases, ...otherwise[criterion.dimension]]) {
    const found = phases.find((phase) => isKind(phase, kind))
    if (found) return found
  }
  return null
}

const minutes = (value: number): string => {
  const text = String(Math.round(value * 10) / 10)
  return `${text} ${text === '1' ? 'minute' : 'minutes'}`
}

/** A phase's title; files of others have ids only. */
export const phaseName = (phase: Pick<PhaseSpan, 'id' | 'title'>): string =>
  phase.title ?? kindTitle(phase.id)

const planned = (phase: PhaseSpan, phases: readonly PhaseSpan[]): string => {
  if (phase.plannedMinutes === undefined)
    return `which was on from ${clockTime(phase.startsAt)} to ${clockTime(phase.endsAt)}`
  const before = phases.slice(0, phases.indexOf(phase))
  if (before.some((one) => one.plannedMinutes === undefined))
    return `planned for ${minutes(phase.plannedMinutes)}`
  const from = before.reduce((sum, one) => sum + (one.plannedMinutes ?? 0), 0) * 60
  return `planned for ${minutes(phase.plannedMinutes)}, ${clockTime(from)} to ${clockTime(from + phase.plannedMinutes * 60)}`
}

/** When a criterion should have come, in one sentence. */
export const whenFor = (
  criterion: Pick<Criterion, 'phases' | 'dimension'>,
  { phases, durationMinutes }: Pick<InterviewFile, 'phases' | 'durationMinutes'>,
): string => {
  const phase = phaseFor(criterion, phases)
  if (phase) return `In “${phaseName(phase)}”, ${planned(phase, phases)}.`
  const [kind] = criterion.phases
  return kind === undefined
    ? `Within the ${durationMinutes} minutes.`
    : `In a phase for ${kindTitle(kind).toLowerCase()}, which this interview did not have.`
}
