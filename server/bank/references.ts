import type { Drill, FullQuestion, Question } from '../interview/question.ts'
import type { Criterion, Rubric } from '../interview/rubric.ts'
import type { ContentFault, Path } from './fault.ts'
import { ideaFaults } from './ideas.ts'

type Named = { path: Path; id: string }

const idsOf = (path: Path, items: readonly { id: string }[]): Named[] =>
  items.map((item, index) => ({ path: [...path, index, 'id'], id: item.id }))

function repeated(named: readonly Named[]): ContentFault[] {
  const seen = new Set<string>()
  return named.flatMap(({ path, id }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ path, says: `expected an id of its own, "${id}" stands twice` }]
  })
}

function componentsOf({ reference }: FullQuestion): Named[] {
  return (reference?.layers ?? []).flatMap((layer, index) =>
    idsOf(['reference', 'layers', index, 'components'], layer.components),
  )
}

function repeatedIds(question: Question): ContentFault[] {
  const sets = [
    idsOf(['facts'], question.facts),
    idsOf(['criteria'], question.criteria),
    idsOf(['curveballs'], question.curveballs),
  ]
  if (question.format === 'drill/1') sets.push(idsOf(['answer', 'figures'], question.answer.figures))
  else sets.push(...idsInReference(question))
  return sets.flatMap(repeated)
}

function idsInReference(question: FullQuestion): Named[][] {
  const { reference } = question
  if (!reference) return []
  const { costs } = reference
  return [
    idsOf(['reference', 'inputs'], reference.inputs),
    idsOf(['reference', 'regions'], reference.regions),
    idsOf(['reference', 'layers'], reference.layers),
    componentsOf(question),
    [
      ...idsOf(['reference', 'estimates'], reference.estimates),
      ...idsOf(['reference', 'costs', 'lines'], costs?.lines ?? []),
      ...(costs ? [{ path: ['reference', 'costs', 'total', 'id'], id: costs.total.id }] : []),
    ],
  ]
}

/** Two facts that answer to the same words would leave the choice to chance. */
function sharedAsks(question: Question): ContentFault[] {
  const owners = new Map<string, string>()
  return question.facts.flatMap((fact, index) =>
    fact.asks.flatMap((ask, nth) => {
      const words = ask.trim().toLowerCase()
      const owner = owners.get(words)
      owners.set(words, owner ?? fact.id)
      if (owner === undefined) return []
      return [
        {
          path: ['facts', index, 'asks', nth],
          says: `expected words that lead to one fact, "${ask}" already leads to "${owner}"`,
        },
      ]
    }),
  )
}

function unknownRegions({ reference }: FullQuestion): ContentFault[] {
  const known = new Set(reference?.regions.map(({ id }) => id))
  return (reference?.layers ?? []).flatMap(({ components }, layer) =>
    components.flatMap(({ region }, index) =>
      region === undefined || known.has(region)
        ? []
        : [
            {
              path: ['reference', 'layers', layer, 'components', index, 'region'],
              says: `expected the id of a region, got "${region}"`,
            },
          ],
    ),
  )
}

function unknownComponents(question: FullQuestion): ContentFault[] {
  const known = new Set(componentsOf(question).map(({ id }) => id))
  return (question.reference?.flows ?? []).flatMap((flow, index) =>
    (['from', 'to'] as const)
      .filter((end) => !known.has(flow[end]))
      .map((end) => ({
        path: ['reference', 'flows', index, end],
        says: `expected the id of a component, got "${flow[end]}"`,
      })),
  )
}

function unknownCriteria(question: Question, core: ReadonlySet<string>): ContentFault[] {
  const known = new Set([...core, ...question.criteria.map(({ id }) => id)])
  return question.curveballs.flatMap((curveball, index) =>
    (['criteria', 'missing'] as const).flatMap((field) =>
      (curveball[field] ?? []).flatMap((id, nth) =>
        known.has(id)
          ? []
          : [
              {
                path: ['curveballs', index, field, nth],
                says: `expected the id of a core criterion or of one of this question, got "${id}"`,
              },
            ],
      ),
    ),
  )
}

function unknownPhases(where: Path, phases: readonly string[], known: ReadonlySet<string>): ContentFault[] {
  return phases.flatMap((phase, index) =>
    known.has(phase)
      ? []
      : [
          {
            path: [...where, index],
            says: `expected a kind of phase (${[...known].join(', ')}), got "${phase}"`,
          },
        ],
  )
}

function criterionFaults(criteria: readonly Criterion[], known: Known): ContentFault[] {
  return criteria.flatMap((criterion, index) => {
    const faults = [
      ...unknownPhases(['criteria', index, 'phases'], criterion.phases, known.phases),
      ...ideaFaults(criterion.signals, ['criteria', index, 'signals']),
    ]
    const dimension = criterion.id.split('.')[0]
    if (dimension !== criterion.dimension)
      faults.push({
        path: ['criteria', index, 'dimension'],
        says: `expected "${dimension}" as in the id, got "${criterion.dimension}"`,
      })
    return faults
  })
}

/** What ids a file may refer to. */
export type Known = {
  core: ReadonlySet<string>
  phases: ReadonlySet<string>
  plans: ReadonlySet<string>
}

/** Faults of a core rubric that its schema cannot see. */
export function rubricReferences(rubric: Rubric, known: Known): ContentFault[] {
  return [...repeated(idsOf(['criteria'], rubric.criteria)), ...criterionFaults(rubric.criteria, known)]
}

/** Faults of a question that its schema cannot see: ids that repeat, and ids that name nothing. */
export function questionReferences(question: Question, stem: string, known: Known): ContentFault[] {
  const faults: ContentFault[] = []
  if (question.id !== stem)
    faults.push({ path: ['id'], says: `expected "${stem}" as the file is called, got "${question.id}"` })
  question.criteria.forEach((criterion, index) => {
    if (known.core.has(criterion.id))
      faults.push({
        path: ['criteria', index, 'id'],
        says: `expected an id that the core rubric does not have, got "${criterion.id}"`,
      })
  })
  return [
    ...faults,
    ...(question.format === 'drill/1' ? drillReferences(question, known) : fullReferences(question, known)),
    ...question.curveballs.flatMap(({ phases }, index) =>
      unknownPhases(['curveballs', index, 'phases'], phases, known.phases),
    ),
    ...unknownCriteria(question, known.core),
    ...repeatedIds(question),
    ...sharedAsks(question),
    ...criterionFaults(question.criteria, known),
  ]
}

function drillReferences({ phase }: Drill, { phases }: Known): ContentFault[] {
  if (phases.has(phase)) return []
  return [{ path: ['phase'], says: `expected a kind of phase (${[...phases].join(', ')}), got "${phase}"` }]
}

function fullReferences(question: FullQuestion, known: Known): ContentFault[] {
  const faults: ContentFault[] = []
  if (!known.plans.has(question.plan))
    faults.push({
      path: ['plan'],
      says: `expected a plan (${[...known.plans].join(', ')}), got "${question.plan}"`,
    })
  return [...faults, ...unknownComponents(question), ...unknownRegions(question)]
}
