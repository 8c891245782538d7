import type { ComponentKind } from '../interview/question.ts'
import { Vocabulary } from './match/phrases.ts'
import { repaired } from './text/repair.ts'
import { tokensOf } from './text/tokens.ts'

const roleNames = [
  'source',
  'consumer',
  'person',
  'queue',
  'stream',
  'batch',
  'store',
  'gateway',
  'watching',
  'ownCopies',
  'managed',
  'memory',
  'objects',
  'analytics',
  'relational',
] as const
/** What a component on a whiteboard does, as far as its label tells. */
export type Role = (typeof roleNames)[number]

const roles: Record<Role, string> = {
  source:
    'client*|app|apps|phone*|mobile|device*|browser*|sensor*|producer*|source*|sdk|vehicle*|truck*|car|cars|driver*|rider*|scanner*|partner*|vendor*|application server*|application*|microservice*|user|users|viewer*|customer*|web app|order service|upstream|mysql|postgres|oracle|team|teams',
  consumer:
    '@serving|dashboard*|analyst*|creator*|consumer app*|dispatcher*|user|users|viewer*|customer*|grafana|search ui|portal|notification*|screen|map|alert*|data scientist*|client*|downstream|reader*|bi tool*|report*',
  queue: '@queue',
  stream: '@stream-processor',
  batch: '@batch',
  store:
    '@warehouse|@object-store|@key-value|@sql-store|@olap|@cache|store|stores|storage|database*|db|table*|bucket*|index|archive|shard*|counter*|catalog*|history',
  gateway: '@gateway|@cdc|service|api|cdn',
  watching: '@observability|monitor*|metric*|alert*|log|logs|pager*|tracing',
  ownCopies:
    'cluster*|fleet|replica*|replicated|multi az|pool|nodes|shard*|sharded|partition*|workers|brokers|servers|instances|autoscal*|auto scal*|group|primaries|active active|standby',
  managed: '@object-store|cdn|dynamodb|bigquery|snowflake|spanner',
  person:
    'phone*|app|apps|mobile|browser*|user|users|tv|client|clients|viewer*|customer*|rider*|driver*|web app',
  memory: '@key-value|@cache',
  objects: '@object-store',
  analytics: '@olap|@warehouse',
  relational: '@sql-store',
}

const vocabulary = new Vocabulary(Object.values(roles))
const numberOf = new Map(roleNames.map((role) => [vocabulary.idOf(roles[role]), role]))

/** The roles that a label speaks of; none where it names something of the problem's own. */
export const rolesOf = (label: string): ReadonlySet<Role> => {
  const hits = vocabulary.hitsIn(repaired(tokensOf(label)), [])
  return new Set(hits.flatMap((hit) => hit.ideas.flatMap((idea) => numberOf.get(idea) ?? [])))
}

/** What a component of a reference must do on a whiteboard to count as drawn under another name. */
export const roleOfKind: Record<ComponentKind, readonly Role[]> = {
  client: ['source'],
  'load-balancer': ['gateway'],
  service: [],
  queue: ['queue'],
  'stream-processor': ['stream'],
  cache: ['memory'],
  sql: ['relational'],
  'key-value': ['memory'],
  'object-store': ['objects'],
  warehouse: ['analytics'],
  'batch-job': ['batch'],
  dashboard: ['consumer'],
}
