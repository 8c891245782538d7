/** `diagram-graph/1`: what a careful reader takes from a picture. */
export interface DiagramGraph {
  format: 'diagram-graph/1'
  name?: string
  nodes: DiagramNode[]
  groups: DiagramGroup[]
  edges: DiagramEdge[]
}
/** A component. `group` is the innermost region it lies in. */
export interface DiagramNode {
  id: string
  label: string
  group?: string
}
/** A region; `parent` is the region around it. */
export interface DiagramGroup {
  id: string
  label: string
  parent?: string
}
/** A flow. `from` and `to` are ids of nodes or groups. */
export interface DiagramEdge {
  from: string
  to: string
  label?: string
  direction: 'forward' | 'both' | 'none'
}
