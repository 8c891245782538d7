import type { Idea, Rule, Signals } from '../../interview/signals.ts'

/** Ideas that the engine itself asks for, whatever the rubric says. */
export const builtIn = {
  technology: '@technology',
  component: '@technology|@serving|@cache',
  decoration: '@decoration',
  step: '~step',
  condition: '~condition',
  consequence: '~consequence',
  reason: '~reason',
  /** Words that connect one component with the next. */
  flow: 'to|into|from|then|writes|reads|lands|goes|sends|pushes|publish*|consum*|feeds|through|behind|via|in front of|reads from|hits|takes|asks|fetch*|gets|spits|=|>',
  /** Words that stand between the numbers of a calculation. */
  operation:
    'times|each|divided by|divided|divide|multiplied by|per|over|*|x|×|/|plus|by|comes to|makes|thats|that is|equals|=|is about|is roughly|gives|so about|so roughly',
} as const satisfies Record<string, Idea>

/** Every idea that rules hold. */
export const ofRules = (rules: readonly Rule[]): Idea[] =>
  rules.flatMap((rule) => [
    ...(rule.together ?? []),
    ...(rule.any ?? []),
    ...(rule.without ?? []),
    ...(rule.answering ?? []),
  ])

/** Every idea that a criterion's signals hold. */
export const ideasOf = (signals: Signals): Idea[] => {
  switch (signals.kind) {
    case 'ideas':
      return [
        ...ofRules(signals.met),
        ...ofRules(signals.partial),
        ...(signals.topic === undefined ? [] : [signals.topic]),
      ]
    case 'estimation':
      return [...ofRules(signals.met), ...ofRules(signals.partial)]
    case 'path':
      return signals.stages.map((stage) => stage.idea)
    case 'mechanism':
      return signals.topics.map((topic) => topic.idea)
    case 'clarifying':
      return []
  }
}
