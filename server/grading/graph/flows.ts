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
  const flows = new Set<Flow>()
  const open = new Map<number, Set<Flow>>()
  const keep = (flow: Flow, kept: boolean) => {
    if (kept) flows.add(flow)
    else flows.delete(flow)
    // What is open nowhere continues nothing.
    for (const end of mayGoOn(flow) ? [flow.path[0], flow.path.at(-1)] : []) {
      if (!end) continue
      const cell = open.get(cellOf(end)) ?? new Set()
      open.set(cellOf(end), cell)
      if (kept) cell.add(flow)
      else cell.delete(flow)
    }
  }
  for (const piece of pieces) {
    let flow = flowOf(piece)
    for (let joined = continued(flow, open); joined; joined = continued(flow, open)) {
      keep(joined.other, false)
      flow = joined.flow
    }
    keep(flow, true)
  }
  return [...flows]
}

const cellOf = ({ x, y }: Point, dx = 0, dy = 0) =>
  (Math.floor(x / corner) + dx) * 4_194_304 + Math.floor(y / corner) + dy

/** Another flow that goes on where this one stops, and the two as one. */
function continued(
  flow: Flow,
  open: ReadonlyMap<number, Set<Flow>>,
): { other: Flow; flow: Flow } | undefined {
  if (!mayGoOn(flow)) return undefined
  for (const end of [flow.path[0], flow.path.at(-1)])
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of (end && open.get(cellOf(end, dx, dy))) ?? []) {
          const joined = joint(other, flow)
          if (joined) return { other, flow: joined }
        }
  return undefined
}

/** An end at which a flow may go on: no head there, and tied to nothing. */
const isOpen = ({ heads, bound }: Flow, end: 'start' | 'end'): boolean => !heads[end] && bound[end] === null

const mayGoOn = (flow: Flow): boolean => isOpen(flow, 'start') || isOpen(flow, 'end')

const pointAt = ({ path }: Flow, end: 'start' | 'end'): Point | undefined =>
  end === 'start' ? path[0] : path.at(-1)

const otherEnd = { start: 'end', end: 'start' } as const
/** Which ends meet, in the order in which they are tried. */
const meetings = [
  ['end', 'start'],
  ['end', 'end'],
  ['start', 'start'],
  ['start', 'end'],
] as const

/** The two as one flow, when one's open end meets the other's. */
function joint(a: Flow, b: Flow): Flow | undefined {
  for (const [out, into] of meetings) {
    if (!isOpen(a, out) || !isOpen(b, into)) continue
    const [from, to] = [pointAt(a, out), pointAt(b, into)]
    if (!from || !to || distance(from, to) > corner) continue
    // Two arrows that leave from one point are a fork, not a path.
    if (a.heads[otherEnd[out]] && b.heads[otherEnd[into]]) continue
    const first = out === 'end' ? a : reversed(a)
    const second = into === 'start' ? b : reversed(b)
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
