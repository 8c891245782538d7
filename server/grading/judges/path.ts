import type { SignalsOf } from '../../interview/signals.ts'
import { builtIn } from '../match/ideas-of.ts'
import type { Search } from '../match/search.ts'
import type { Line } from '../text/transcript.ts'
import { type Case, credited, type Judge, missed, strongest } from './judgement.ts'

type Stages = SignalsOf<'path'>['stages']

const stagesIn = (
  search: Search,
  stages: Stages,
  from: number,
  to: number,
): { ids: Set<string>; lines: number[] } => {
  const ids = new Set<string>()
  const lines: number[] = []
  for (const stage of stages) {
    const at = search.firstIn(stage.idea, from, to, (position) => {
      const line = search.lines[position]
      return line !== undefined && line.standing === 'own' && !line.question && line.source.place === 'said'
    })
    if (at < 0) continue
    ids.add(stage.id)
    lines.push(at)
  }
  return { ids, lines }
}

/** Components that are reachable from one another along the arrows, by label. */
const chains = (board: NonNullable<Case['board']>): string[][] => {
  const next = new Map<string, string[]>()
  for (const { from, to } of board.edges) {
    const there = next.get(from)
    if (there) there.push(to)
    else next.set(from, [to])
  }
  const label = new Map(board.nodes.map((node) => [node.id, node.label]))
  const reached = new Set(board.edges.map((edge) => edge.to))
  const starts = board.nodes.filter((node) => !reached.has(node.id))
  return (starts.length > 0 ? starts : board.nodes.slice(0, 1)).map((start) => {
    const seen = new Set<string>([start.id])
    const order = [start.id]
    for (const id of order)
      for (const to of next.get(id) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          order.push(to)
        }
    return order.map((id) => label.get(id) ?? '')
  })
}

/** For each stage the lines of the whiteboard that name it, each text once. */
const drawnStages = (search: Search, stages: Stages): { id: string; lines: Line[] }[] =>
  stages.map(({ id, idea }) => {
    const byText = new Map<string, Line>()
    for (const at of search.positions(idea)) {
      const line = search.lines[at]
      if (line?.source.place === 'whiteboard' && !byText.has(line.source.text))
        byText.set(line.source.text, line)
    }
    return { id, lines: [...byText.values()] }
  })

const stagesAmong = (
  drawn: readonly { id: string; lines: Line[] }[],
  labels: readonly string[],
): { ids: Set<string>; lines: Line[] } => {
  const ids = new Set<string>()
  const lines: Line[] = []
  const wanted = new Set(labels)
  for (const stage of drawn) {
    const line = stage.lines.find((one) => wanted.has(one.source.text))
    if (!line) continue
    if (!ids.has(stage.id)) lines.push(line)
    ids.add(stage.id)
  }
  return { ids, lines }
}

/** Who answers in scraps tells the way over several answers; a longer answer has to hold it by itself. */
const SCRAPS = 90

const answerEnd = (search: Search, at: number): number => {
  const far = search.windowEnd(at, 'exchange')
  const words = search.lines.slice(at, far).reduce((sum, line) => sum + line.tokens.length, 0)
  return words <= SCRAPS ? far : search.windowEnd(at, 'utterance')
}

/** Judges whether a connected way leads from source to consumer, in one answer or along the arrows of the whiteboard. */
export const judgePath: Judge<'path'> = ({ stages, met, partial }, { search, board }) => {
  const groups: { lines: Line[]; strength: number; stages: number }[] = []
  for (const at of search.turnStarts) {
    if (search.place(at) !== 'said') continue
    const end = answerEnd(search, at)
    const here = stagesIn(search, stages, at, end)
    if (here.ids.size > 0 && search.positionsIn(builtIn.flow, at, end).length > 0)
      groups.push({
        stages: here.ids.size,
        strength: here.ids.size,
        lines: here.lines.flatMap((one) => search.lines[one] ?? []),
      })
  }
  const drawn = drawnStages(search, stages)
  for (const { ids, lines } of board ? chains(board).map((labels) => stagesAmong(drawn, labels)) : [])
    groups.push({ stages: ids.size, strength: ids.size, lines })
  const best = groups.reduce((most, group) => Math.max(most, group.stages), 0)
  const lines = strongest(groups.filter((group) => group.stages === best))
  if (best >= met) return credited('met', lines, 'leads from source to consumer')
  if (best >= partial)
    return credited('partial', lines, 'lacks a stage or a connection between source and consumer')
  const anywhere = stagesIn(search, stages, 0, search.lines.length)
  if (anywhere.ids.size >= partial)
    return credited(
      'partial',
      strongest([{ lines: anywhere.lines.flatMap((at) => search.lines[at] ?? []), strength: 1 }]),
      'names parts without connecting them',
    )
  return missed([], [])
}
