import type { BoardGraph } from '../interview/export.ts'
import type { Question, ReferenceSolution } from '../interview/question.ts'
import type { BoardStage } from './debrief/schema.ts'
import { type Role, roleOfKind, rolesOf } from './whiteboard-roles.ts'
import { shared, wordsOf } from './words.ts'

type Component = ReferenceSolution['layers'][number]['components'][number]

interface Drawn {
  label: string
  words: ReadonlySet<string>
  roles: ReadonlySet<Role>
}

/** Words that stand in many labels and tell no component from another. */
const general = new Set(
  'service job store api server event data cluster fleet of and for system node'.split(' '),
)

const telling = (label: string): ReadonlySet<string> =>
  new Set([...wordsOf(label)].filter((word) => !general.has(word)))

/** How well something drawn stands for a component: by name, or else by what it does; 0 where it does not. */
const likeness = (component: Component, words: ReadonlySet<string>, drawn: Drawn): number => {
  const same = shared(words, drawn.words)
  if (same > 0) return 2 + same
  return roleOfKind[component.kind].some((role) => drawn.roles.has(role)) ? 1 : 0
}

interface Match {
  stage: number
  component: Component
  drawn: Drawn | null
}

/** Gives each component of the reference the drawing that stands for it best; each drawing stands for one by its role only. */
const matched = (reference: ReferenceSolution, board: readonly Drawn[]): Match[] => {
  const wanted = reference.layers.flatMap(({ components }, stage) =>
    components.map((component) => ({ stage, component, words: telling(component.label) })),
  )
  const used = new Set<Drawn>()
  const found = new Map<Component, Drawn>()
  for (const least of [2, 1])
    for (const { component, words } of wanted) {
      if (found.has(component)) continue
      let best: { drawn: Drawn; like: number } | null = null
      for (const drawn of board) {
        if (used.has(drawn)) continue
        const like = likeness(component, words, drawn)
        if (like >= least && like > (best?.like ?? 0)) best = { drawn, like }
      }
      if (!best) continue
      used.add(best.drawn)
      found.set(component, best.drawn)
    }
  return wanted.map(({ stage, component }) => ({ stage, component, drawn: found.get(component) ?? null }))
}

/**
 * The layers of the question's reference with what of them stands on the whiteboard. A component counts as drawn when a
 * label shares a telling word with it, or does the same kind of work. Empty for a drill and where there is no reference.
 */
export const whiteboardStages = (board: BoardGraph, question: Question | null): BoardStage[] => {
  if (question?.format !== 'question/1' || !question.reference) return []
  const drawn = board.nodes
    .filter(({ label }) => label.trim() !== '')
    .map(({ label }) => ({ label: label.trim(), words: telling(label), roles: rolesOf(label) }))
  const matches = matched(question.reference, drawn)
  return question.reference.layers.map(({ title }, stage) => {
    const own = matches.filter((one) => one.stage === stage)
    return {
      title,
      drawn: own.flatMap((one) => one.drawn?.label ?? []),
      missing: own.filter((one) => !one.drawn).map((one) => one.component.label),
    }
  })
}
