import type { Plan } from '../interview/plan.ts'
import { planMinutes } from '../interview/plan.ts'
import type { Drill, FullQuestion, Question } from '../interview/question.ts'
import type { Criterion } from '../interview/rubric.ts'
import type { ContentFault, Path } from './fault.ts'
import { textsIn } from './ideas.ts'

/**
 * What a shipped question must hold beyond its schema, so that no part of it is thinner than the rest. Questions of
 * one's own are free of it.
 */

/** Longest way to say an idea: more words than that would match a sentence of the reference and not the idea. */
const WORDS_OF_A_WAY = 5

const few = (path: Path, there: number, least: number, what: string): ContentFault[] =>
  there >= least ? [] : [{ path, says: `expected at least ${least} ${what}, got ${there}` }]

const between = (path: Path, there: number, least: number, most: number, what: string): ContentFault[] =>
  there >= least && there <= most
    ? []
    : [{ path, says: `expected ${least} to ${most} ${what}, got ${there}` }]

/** What a shipped question lacks. `plans` are those that may be played. */
export function completenessFaults(question: Question, plans: readonly Plan[]): ContentFault[] {
  return [
    ...(question.format === 'drill/1' ? drillFaults(question) : fullFaults(question, plans)),
    ...few(['topics'], question.topics.length, 2, 'topics'),
    ...few(['sources'], question.sources.length, 1, 'source'),
    ...repeatedProbes(question.criteria),
    ...longWays(question.criteria),
  ]
}

function drillFaults({ facts, criteria, answer, pitfalls, phase }: Drill): ContentFault[] {
  return [
    ...few(['facts'], facts.length, 2, 'facts'),
    ...between(['criteria'], criteria.length, 3, 8, 'expected points'),
    ...few(['answer', 'says'], answer.says.length, 2, 'paragraphs of a model answer'),
    ...few(['pitfalls'], pitfalls.length, 1, 'pitfall'),
    ...unreachable(['criteria'], criteria, [phase]),
  ]
}

function fullFaults(question: FullQuestion, plans: readonly Plan[]): ContentFault[] {
  const { facts, criteria, curveballs, pitfalls } = question
  return [
    ...few(['facts'], facts.length, 12, 'facts'),
    ...facts.flatMap(({ asks }, index) => few(['facts', index, 'asks'], asks.length, 4, 'ways of asking')),
    ...between(['criteria'], criteria.length, 6, 12, 'criteria of its own'),
    ...few(['curveballs'], curveballs.length, 2, 'curveballs'),
    ...few(['pitfalls'], pitfalls.length, 3, 'pitfalls'),
    ...few(['companies'], question.companies.length, 1, 'company flavour'),
    ...few(['patterns'], question.patterns.length, 1, 'pattern'),
    ...planFaults(question, plans),
    ...referenceFaults(question),
  ]
}

function planFaults(question: FullQuestion, plans: readonly Plan[]): ContentFault[] {
  const plan = plans.find(({ id }) => id === question.plan)
  if (!plan) return []
  const kinds = plan.phases.map(({ kind }) => kind)
  const minutes = planMinutes(plan)
  return [
    ...(minutes === question.minutes
      ? []
      : [
          {
            path: ['minutes'],
            says: `expected the ${minutes} minutes of the plan "${plan.id}", got ${question.minutes}`,
          },
        ]),
    ...unreachable(['criteria'], question.criteria, kinds),
    ...unreachable(['curveballs'], question.curveballs, kinds),
    ...question.curveballs.flatMap(({ minute }, index) =>
      minute === undefined || minute < minutes
        ? []
        : [
            {
              path: ['curveballs', index, 'minute'],
              says: `expected a minute of the ${minutes}-minute plan, got ${minute}`,
            },
          ],
    ),
  ]
}

/** What is due only in phases that never come would never be probed or played. */
function unreachable(
  where: Path,
  items: readonly { phases: readonly string[] }[],
  kinds: readonly string[],
): ContentFault[] {
  return items.flatMap(({ phases }, index) =>
    phases.some((phase) => kinds.includes(phase))
      ? []
      : [
          {
            path: [...where, index, 'phases'],
            says: `expected a phase that is played (${kinds.join(', ')}), got ${phases.join(', ')}`,
          },
        ],
  )
}

function referenceFaults({ reference }: FullQuestion): ContentFault[] {
  if (!reference) return [{ path: ['reference'], says: 'expected a reference solution, got nothing' }]
  const at = (field: string): Path => ['reference', field]
  const lists = {
    inputs: 2,
    estimates: 4,
    layers: 3,
    flows: 8,
    dataModel: 2,
    deepDives: 2,
    tradeoffs: 3,
    optimizations: 3,
    failures: 3,
    security: 2,
    compliance: 1,
  } as const
  const { costs, monitoring } = reference
  return [
    ...Object.entries(lists).flatMap(([field, least]) => {
      const list: unknown = Reflect.get(reference, field)
      return few(at(field), Array.isArray(list) ? list.length : 0, least, 'entries')
    }),
    ...reference.deepDives.flatMap(({ steps }, index) =>
      few([...at('deepDives'), index, 'steps'], steps.length, 3, 'steps'),
    ),
    ...(costs ? [] : [{ path: at('costs'), says: 'expected what a year costs, got nothing' }]),
    ...few(at('monitoring'), monitoring?.slos.length ?? 0, 2, 'objectives'),
    ...few(at('monitoring'), monitoring?.metrics.length ?? 0, 4, 'metrics'),
    ...few(at('monitoring'), monitoring?.alerts.length ?? 0, 3, 'alerts'),
    ...unconnected(reference),
  ]
}

function unconnected({ layers, flows }: NonNullable<FullQuestion['reference']>): ContentFault[] {
  const ends = new Set(flows.flatMap(({ from, to }) => [from, to]))
  return layers.flatMap(({ components }, layer) =>
    components.flatMap(({ id }, index) =>
      ends.has(id)
        ? []
        : [
            {
              path: ['reference', 'layers', layer, 'components', index, 'id'],
              says: `expected a flow from or to "${id}", found none`,
            },
          ],
    ),
  )
}

/** The scripted interviewer says nothing twice, so the second of two equal probes would never be asked. */
function repeatedProbes(criteria: readonly Criterion[]): ContentFault[] {
  const seen = new Set<string>()
  return criteria.flatMap(({ probe }, index) => {
    const words = probe.trim().toLowerCase()
    if (!seen.has(words)) {
      seen.add(words)
      return []
    }
    return [{ path: ['criteria', index, 'probe'], says: 'expected a probe of its own, it stands twice' }]
  })
}

function longWays(criteria: readonly Criterion[]): ContentFault[] {
  return criteria.flatMap(({ signals }, index) =>
    textsIn(signals, ['criteria', index, 'signals']).flatMap(({ path, text }) =>
      text
        .split('|')
        .filter((way) => way.trim().split(/\s+/).length > WORDS_OF_A_WAY)
        .map((way) => ({
          path,
          says: `expected ways of at most ${WORDS_OF_A_WAY} words, got "${way.trim()}": a whole sentence is no idea`,
        })),
    ),
  )
}
