import type { BoardGraph, InterviewFile } from '../interview/export.ts'
import type { DiagramGraph } from './graph/diagram.ts'
import { readBoard } from './graph/read-board.ts'

/** A picture in short form: regions that arrows touch are components too, an arrow with two heads is two flows. */
const shortForm = ({ nodes, groups, edges }: DiagramGraph): BoardGraph => {
  const touched = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
  const regions = groups.filter((group) => touched.has(group.id))
  return {
    nodes: [...nodes, ...regions].map(({ id, label }) => ({ id, label })),
    edges: edges.flatMap(({ from, to, label, direction }) => {
      const flow = { from, to, ...(label === undefined ? {} : { label }) }
      return direction === 'both' ? [flow, { ...flow, from: to, to: from }] : [flow]
    }),
  }
}

/** What stands on the whiteboard: the drawing as it is read, else the short form, else null. */
export const boardOf = (interview: InterviewFile): BoardGraph | null =>
  interview.whiteboard ? shortForm(readBoard(interview.whiteboard).graph) : (interview.board ?? null)
