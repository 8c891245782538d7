import type { Drill, FullQuestion, Question, ReferenceSolution } from '../../interview/question.ts'
import { technology } from '../lexicon/technology.ts'

/** What a part of a question's reference is about. */
export type PartKind =
  | 'fact'
  | 'summary'
  | 'estimate'
  | 'path'
  | 'component'
  | 'data-model'
  | 'deep-dive'
  | 'opening'
  | 'tradeoff'
  | 'downside'
  | 'total'
  | 'cost'
  | 'optimization'
  | 'slo'
  | 'metric'
  | 'alert'
  | 'failure'
  | 'security'
  | 'compliance'
  | 'check'
  | 'answer'

/** A sentence or two that a candidate could say, taken from the reference. */
export interface Part {
  kind: PartKind
  say: string
  /** More words that it is found by. */
  about?: string
}

const sentence = (text: string): string => {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** Products, and people by where they live, keep their capital within a sentence. */
const names = new Set([
  ...Object.values(technology).flatMap((ways) => ways.split('|')),
  ...'europe european europeans germany german america american americans asia asian apple google amazon linux java python'.split(
    ' ',
  ),
])

/** A text to go on with within a sentence: what only began one starts small. */
const small = (text: string): string => {
  const [first = ''] = text.split(/[\s,.;:’'-]/)
  return /^\p{Lu}\p{Ll}*$/u.test(first) && !names.has(first.toLowerCase())
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

const bare = (text: string): string => text.trim().replace(/[.]$/, '')

/** `10e6 event/s * 200 B/event to GB/s` without the unit that it is shown in, with signs as people write them. */
const formulaText = (formula: string): string =>
  formula
    .replace(/\s+to\s+[^()]*$/, '')
    .replaceAll(' * ', ' × ')
    .trim()

const factParts = ({ facts }: Pick<Question, 'facts'>): Part[] =>
  facts.map(({ id, asks, answer }) => ({
    kind: 'fact',
    about: `${id} ${asks.join(' ')}`,
    say: `Ask “${bare(asks[0] ?? '')}”, and use the answer: “${sentence(answer)}”`,
  }))

/** The way from where an event is born to who looks at the result: the longest of the shortest ways, by labels. */
const pathOf = ({ layers, flows }: ReferenceSolution): string[] => {
  const components = new Map(layers.flatMap((layer) => layer.components.map((one) => [one.id, one])))
  const fed = new Set(flows.map(({ to }) => to))
  const ways = new Map<string, string[]>()
  for (const { from } of flows) if (!fed.has(from)) ways.set(from, [from])
  // A map is walked in the order of its entries, also of those that are added on the way.
  for (const [id, way] of ways)
    for (const { from, to } of flows) if (from === id && !ways.has(to)) ways.set(to, [...way, to])
  const all = [...ways.values()].sort((one, other) => other.length - one.length)
  const seen = (way: readonly string[]): boolean => {
    const kind = components.get(way.at(-1) ?? '')?.kind
    return kind === 'dashboard' || kind === 'client'
  }
  const [chosen = []] = all.some((way) => way.length > 2 && seen(way)) ? all.filter(seen) : all
  return chosen.map((id) => components.get(id)?.label ?? id)
}

const designParts = (reference: ReferenceSolution): Part[] => {
  const way = pathOf(reference)
  return [
    { kind: 'summary', say: sentence(reference.summary) },
    ...(way.length > 2 ? [{ kind: 'path' as const, say: `${way.join(' → ')}.` }] : []),
    ...reference.estimates.map(
      ({ label, formula, result, note }): Part => ({
        kind: 'estimate',
        say: `${label}: ${formulaText(formula)} = ${result}.${note ? ` ${sentence(note)}` : ''}`,
      }),
    ),
    ...reference.estimates.map(
      ({ label, result }): Part => ({
        kind: 'check',
        say: `“${label}” comes to ${result} by my arithmetic; I would measure it before relying on it.`,
      }),
    ),
    ...reference.layers.flatMap(({ components }) =>
      components.map(
        ({ label, why }): Part => ({ kind: 'component', say: `${label}: ${sentence(small(why))}` }),
      ),
    ),
    ...reference.dataModel.map(
      ({ name, store, keys, fields }): Part => ({
        kind: 'data-model',
        say: `${name} in ${store}. ${sentence(keys)} Fields: ${fields.map((one) => one.name).join(', ')}.`,
      }),
    ),
    ...reference.deepDives.map(
      ({ title, steps }): Part => ({
        kind: 'opening',
        say: `${title}: ${steps.slice(0, 2).map(sentence).join(' ')}`,
      }),
    ),
    ...reference.deepDives.flatMap(({ title, steps }) =>
      steps.map((step): Part => ({ kind: 'deep-dive', say: `${title}: ${sentence(step)}` })),
    ),
  ]
}

const choiceParts = ({ tradeoffs }: ReferenceSolution): Part[] =>
  tradeoffs.flatMap(({ decision, chosen, because, rejected, downside }): Part[] => [
    {
      kind: 'tradeoff',
      say: `${decision}: ${bare(small(chosen))}, because ${bare(small(because))}; not ${sentence(small(rejected))}`,
    },
    { kind: 'downside', say: `${decision}, ${bare(small(chosen))}: ${sentence(small(downside))}` },
  ])

const moneyParts = ({ costs, optimizations }: ReferenceSolution): Part[] => [
  ...(costs
    ? [
        {
          kind: 'total' as const,
          say: `${costs.lines.length} parts add up to ${costs.total.result}${
            costs.budget === undefined ? '' : ` against a budget of ${costs.budget}`
          }.${costs.note ? ` ${sentence(costs.note)}` : ''}`,
        },
      ]
    : []),
  ...(costs?.lines ?? []).map(
    ({ label, formula, result }): Part => ({
      kind: 'cost',
      say: `${label}: ${formulaText(formula)} = ${result}.`,
    }),
  ),
  ...optimizations.map(
    ({ lever, how, saves }): Part => ({
      kind: 'optimization',
      say: `${lever}: ${sentence(small(how))} Saves ${sentence(small(saves))}`,
    }),
  ),
]

const runningParts = ({ monitoring, failures, security, compliance }: ReferenceSolution): Part[] => [
  ...(monitoring?.slos ?? []).map(
    ({ name, objective }): Part => ({
      kind: 'slo',
      say: `${name}: ${sentence(small(objective))}`,
    }),
  ),
  ...(monitoring?.metrics ?? []).map(
    ({ name, why }): Part => ({
      kind: 'metric',
      say: `I would watch ${small(name)}: ${sentence(small(why))}`,
    }),
  ),
  ...(monitoring?.alerts ?? []).map(
    ({ name, condition, severity, action }): Part => ({
      kind: 'alert',
      say: `Alert “${name}”: ${small(condition)}, ${severity}. ${sentence(action)}`,
    }),
  ),
  ...failures.map(
    ({ failure, detection, recovery }): Part => ({
      kind: 'failure',
      say: `${sentence(failure)} Noticed by: ${sentence(small(detection))} ${sentence(recovery)}`,
    }),
  ),
  ...security.map((say): Part => ({ kind: 'security', say: sentence(say) })),
  ...compliance.map((say): Part => ({ kind: 'compliance', say: sentence(say) })),
]

const drillParts = ({ answer }: Drill): Part[] => [
  ...answer.says.map((say): Part => ({ kind: 'answer', say: sentence(say) })),
  ...answer.figures.map(
    ({ label, formula, result }): Part => ({
      kind: 'estimate',
      say: `${label}: ${formulaText(formula)} = ${result}.`,
    }),
  ),
]

const fullParts = ({ reference }: FullQuestion): Part[] =>
  reference
    ? [
        ...designParts(reference),
        ...choiceParts(reference),
        ...moneyParts(reference),
        ...runningParts(reference),
      ]
    : []

/** Everything in a question's reference that one could say, piece by piece, in its order. */
export const partsOf = (question: Question): Part[] => [
  ...factParts(question),
  ...(question.format === 'drill/1' ? drillParts(question) : fullParts(question)),
]
