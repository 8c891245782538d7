import { exactShare, macroF1, type Pair, quadraticKappa } from '../grading/agreement.ts'

/** A reader's label with what rules and model said of it; the model null where it could not judge. */
export interface Labelled {
  rules: Pair
  model: Pair | null
}

interface Figures {
  labels: number
  macroF1: number
  qwk: number
  exact: number
  couldNotJudge: number
}

const fixed = (value: number): number => Number(value.toFixed(3))

const figuresOf = (pairs: readonly Pair[], couldNotJudge: number): Figures => ({
  labels: pairs.length,
  macroF1: fixed(macroF1(pairs)),
  qwk: fixed(quadraticKappa(pairs)),
  exact: fixed(exactShare(pairs)),
  couldNotJudge,
})

const line = (label: string, { labels, macroF1, qwk, exact, couldNotJudge }: Figures): string =>
  `${label.padEnd(40)} n ${String(labels).padStart(4)}  macroF1 ${macroF1.toFixed(3)}  qwk ${qwk.toFixed(3)}  exact ${exact.toFixed(3)}  could not judge ${couldNotJudge}`

/**
 * The agreement of rules and model with readers, beside each other. What the model could not judge is counted apart, and the
 * rules are measured once more on what it did judge, so that neither gains by leaving out what is hard.
 */
export function besideModel(all: readonly Labelled[], model: string): string {
  const judged = all.flatMap(({ model: pair }) => pair ?? [])
  const rules = figuresOf(
    all.map((it) => it.rules),
    0,
  )
  const rulesThere = figuresOf(
    all.filter((it) => it.model !== null).map((it) => it.rules),
    0,
  )
  const figures = figuresOf(judged, all.length - judged.length)
  return [
    line('rules', rules),
    line(`rules, where ${model} judged`, rulesThere),
    line(model, figures),
    JSON.stringify({ rules, rulesWhereModelJudged: rulesThere, model: { name: model, ...figures } }),
    '',
  ].join('\n')
}
