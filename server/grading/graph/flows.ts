import { boxAround, distance, type Point } from './geometry.ts'
import type { Piece } from './pieces.ts'

/** A path on the board: one arrow or line, or several that are drawn as one. */
export interface Flow {
  id: string
  /** Ids of the elements it is made of, for their labels. */
  ids: string[]
  path: Point[]
  heads: { start: boolean; end: boolean }
  bound: { start: string | null; end: string | null }
  /** At least one piece is an arrow. Plain lines need more to be taken for a flow. */
  arrow: boolean
}

// Two ends that lie so near are drawn as one corner.
const corner = 12

const flowOf = ({ id, path, heads, bound, kind }: Piece): Flow => ({
  id,
  ids: [id],
  path,
  heads,
  bound,
  arrow: kind === 'arrow',
})

function reversed({ path, heads, bound, ...rest }: Flow): Flow {
  return {
    ...rest,
    path: [...path].reverse(),
    heads: { start: heads.end, end: heads.start },
    bound: { start: bound.end, end: bound.start },
  }
}

/** Joins arrows and lines that continue each other: their ends meet away from everything, without a head there. */
export function flowsOf(pieces: readonly Piece[]): Flow[] {
  const flows: Flow[] = []
  for (const piece of pieces) {
    let flow = flowOf(piece)
    for (;;) {
      const at = flows.findIndex((other) => joint(other, flow) !== undefined)
      const other = flows[at]
      const joined = other && joint(other, flow)
      if (!joined) break
      flows.splice(at, 1)
      flow = joined
    }
    flows.push(flow)
  }
  return flows
}

/** The two as one flow, when one's open end meets the other's. */
function joint(a: Flow, b: Flow): Flow | undefined {
  for (const first of [a, reversed(a)])
    for (const second of [b, reversed(b)]) {
      const [from, to] = [first.path.at(-1), second.path[0]]
      if (!from || !to || distance(from, to) > corner) continue
      // Two arrows that leave from one point are a fork, not a path.
      if (first.heads.start && second.heads.end) continue
      if (first.heads.end || second.heads.start || first.bound.end !== null || second.bound.start !== null)
        continue
      return {
        id: first.arrow ? first.id : second.id,
        ids: [...first.ids, ...second.ids],
        path: [...first.path, ...second.path],
        heads: { start: first.heads.start, end: second.heads.end },
        bound: { start: first.bound.start, end: second.bound.end },
        arrow: first.arrow || second.arrow,
      }
    }
  return undefined
}

export const boxOfFlow = (flow: Flow) => boxAround(flow.path)
