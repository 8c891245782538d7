import type { ComponentKind } from '../../interview/question.ts'

/** Line and fill of a component, from Excalidraw's own palette. */
export interface Look {
  stroke: string
  fill: string
}

// By what a component does: asks, decides, carries, keeps, shows. The same as the shapes of the room's library.
const asks: Look = { stroke: '#495057', fill: '#f8f9fa' }
const computes: Look = { stroke: '#1971c2', fill: '#e7f5ff' }
const carries: Look = { stroke: '#e8590c', fill: '#fff4e6' }
const keeps: Look = { stroke: '#2f9e44', fill: '#ebfbee' }
const shows: Look = { stroke: '#9c36b5', fill: '#f8f0fc' }

export const looks: Readonly<Record<ComponentKind, Look>> = {
  client: asks,
  'load-balancer': carries,
  service: computes,
  queue: carries,
  'stream-processor': computes,
  cache: keeps,
  sql: keeps,
  'key-value': keeps,
  'object-store': keeps,
  warehouse: keeps,
  'batch-job': computes,
  dashboard: shows,
}
