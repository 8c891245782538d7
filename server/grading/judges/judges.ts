import type { CheckKind, Signals } from '../../interview/signals.ts'
import { judgeClarifying } from './clarifying.ts'
import { judgeEstimation } from './estimation.ts'
import { judgeIdeas } from './ideas.ts'
import type { Case, Judge, Judgement } from './judgement.ts'
import { judgeMechanism } from './mechanism.ts'
import { judgePath } from './path.ts'

/** A judge for each kind of check; a kind without one does not compile. */
const judges: { [K in CheckKind]: Judge<K> } = {
  ideas: judgeIdeas,
  clarifying: judgeClarifying,
  estimation: judgeEstimation,
  path: judgePath,
  mechanism: judgeMechanism,
}

/** Judges one criterion by its signals. Judges read; they change nothing they were given. */
export const judge = (signals: Signals, given: Case): Judgement => {
  switch (signals.kind) {
    case 'ideas':
      return judges.ideas(signals, given)
    case 'clarifying':
      return judges.clarifying(signals, given)
    case 'estimation':
      return judges.estimation(signals, given)
    case 'path':
      return judges.path(signals, given)
    case 'mechanism':
      return judges.mechanism(signals, given)
  }
}
