import { sameLabel } from './score-labels.ts'

/** An edge in one direction; a two-way edge is two of them. Ends are classes of labels. */
export interface Arc {
  edge: number
  from: Set<string>
  to: Set<string>
  label: string | undefined
  /** Without direction: fits either way. */
  free: boolean
  optional: boolean
}

export interface Counts {
  /** True ones found, and how many there are. */
  found: number
  needed: number
  /** Produced ones that are right, and wrong; those that fit something optional are neither. */
  right: number
  wrong: number
}

const meet = (a: Set<string>, b: Set<string>) => [...a].some((each) => b.has(each))
const isUnnamed = (name: string) => name.startsWith('?') || name.startsWith('#')
const endsMeet = (truth: Set<string>, made: Set<string>) =>
  meet(truth, made) || ([...made].some(isUnnamed) && [...truth].some((each) => each.startsWith('#')))

function fits(made: Arc, truth: Arc, ends = meet): boolean {
  if (ends(truth.from, made.from) && ends(truth.to, made.to)) return true
  return (made.free || truth.free) && ends(truth.from, made.to) && ends(truth.to, made.from)
}

/** The largest one-to-one pairing of produced with true arcs; pairs whose labels agree are tried first. */
function pairing(made: readonly Arc[], truths: readonly Arc[]): Map<Arc, Arc> {
  const madeOf = new Map<Arc, Arc>()
  const placed = new Set<Arc>()
  const grow = (ok: (made: Arc, truth: Arc) => boolean) => {
    const place = (arc: Arc, seen: Set<Arc>): boolean => {
      for (const truth of truths) {
        if (seen.has(truth) || !ok(arc, truth)) continue
        seen.add(truth)
        const before = madeOf.get(truth)
        if (before && !place(before, seen)) continue
        madeOf.set(truth, arc)
        placed.add(arc)
        return true
      }
      return false
    }
    for (const arc of made) if (!placed.has(arc)) place(arc, new Set())
  }
  grow((arc, truth) => fits(arc, truth) && !!truth.label && !!arc.label && sameLabel(arc.label, truth.label))
  grow((arc, truth) => fits(arc, truth))
  return madeOf
}

/** Counts edges. `optionalNames` are classes of which every thing is optional: what touches them does not count. */
export function countArcs(
  made: readonly Arc[],
  truths: readonly Arc[],
  optionalNames: ReadonlySet<string>,
): Counts {
  const needed = truths.filter((arc) => !arc.optional)
  const madeOf = pairing(made, needed)
  const truthOf = new Map([...madeOf].map(([truth, arc]) => [arc, truth]))
  // An edge without direction answers both arcs of a two-way edge, and the other way round.
  for (const arc of needed) {
    const twin = needed.find((other) => other !== arc && other.edge === arc.edge && madeOf.get(other)?.free)
    const shared = twin && madeOf.get(twin)
    if (!madeOf.has(arc) && shared) madeOf.set(arc, shared)
  }
  const spare = truths.filter((arc) => arc.optional)
  const wrong = made.filter((arc) => {
    if (truthOf.has(arc)) return false
    if (made.some((other) => other !== arc && other.edge === arc.edge && truthOf.get(other)?.free))
      return false
    if (spare.some((truth) => fits(arc, truth, endsMeet))) return false
    return ![...arc.from, ...arc.to].some((name) => optionalNames.has(name))
  })
  return {
    found: needed.filter((arc) => madeOf.has(arc)).length,
    needed: needed.length,
    right: truthOf.size,
    wrong: wrong.length,
  }
}
