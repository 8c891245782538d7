import type { DiagramGraph } from './diagram.ts'

const inOneLine = (label: string) => label.replace(/\s+/g, ' ').trim()

/**
 * The board in words, a line for each component, region and flow: for screen readers and the report. Things that the graph
 * does not name are called by what they are.
 */
export function boardToText({ nodes, groups, edges }: DiagramGraph): string[] {
  const names = new Map<string, string>()
  for (const { id, label } of groups) names.set(id, inOneLine(label) || 'an unnamed region')
  for (const { id, label } of nodes) names.set(id, inOneLine(label) || 'an unnamed component')
  const nameOf = (id: string | undefined) => names.get(id ?? '') ?? 'something unnamed'
  const within = (id: string | undefined) => (id === undefined ? '' : ` (in ${nameOf(id)})`)
  const arrows = { forward: '→', both: '↔', none: '—' }
  return [
    ...nodes.map((node) => `Component: ${nameOf(node.id)}${within(node.group)}`),
    ...groups.map((group) => `Region: ${nameOf(group.id)}${within(group.parent)}`),
    ...edges.map(({ from, to, label, direction }) => {
      const words = inOneLine(label ?? '')
      return `Flow: ${nameOf(from)} ${arrows[direction]} ${nameOf(to)}${words === '' ? '' : `: ${words}`}`
    }),
  ]
}
