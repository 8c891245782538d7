import { MathUnit, type Unit } from './mathjs-parts.ts'

/** How a word of a formula is made of mathjs's units: `scale` times `of`. `shown` is what it is called in results. */
export interface KnownUnit {
  scale: number
  of: string
  shown: Readonly<Record<string, number>>
}

// Things that designs count. Each is a dimension of its own, so that events do not cancel against nodes.
const counted: Record<string, readonly string[]> = {
  event: ['events'],
  node: ['nodes'],
  request: ['requests', 'req', 'reqs'],
  message: ['messages', 'msg', 'msgs'],
  user: ['users'],
  row: ['rows'],
  view: ['views'],
  query: ['queries'],
  record: ['records'],
  write: ['writes'],
  read: ['reads'],
  order: ['orders'],
  trip: ['trips'],
  ride: ['rides'],
  driver: ['drivers'],
  rider: ['riders'],
  device: ['devices'],
  session: ['sessions'],
  story: ['stories'],
  video: ['videos'],
  photo: ['photos'],
  image: ['images'],
  post: ['posts'],
  item: ['items'],
  product: ['products'],
  click: ['clicks'],
  partition: ['partitions'],
  shard: ['shards'],
  replica: ['replicas'],
  broker: ['brokers'],
  server: ['servers'],
  machine: ['machines'],
  instance: ['instances'],
  worker: ['workers'],
  task: ['tasks'],
  slot: ['slots'],
  core: ['cores'],
  vCPU: ['vCPUs', 'vcpu', 'vcpus'],
  GPU: ['GPUs', 'gpu', 'gpus'],
  job: ['jobs'],
  run: ['runs'],
  file: ['files'],
  object: ['objects'],
  key: ['keys'],
  table: ['tables'],
  column: ['columns'],
  vector: ['vectors'],
  connection: ['connections'],
  operation: ['operations', 'op', 'ops'],
  batch: ['batches'],
  region: ['regions'],
  zone: ['zones'],
  team: ['teams'],
  person: ['people', 'persons'],
  account: ['accounts'],
  customer: ['customers'],
  ticket: ['tickets'],
  source: ['sources'],
  model: ['models'],
  embedding: ['embeddings'],
  token: ['tokens'],
  page: ['pages'],
  log: ['logs'],
  line: ['lines'],
  metric: ['metrics'],
  sensor: ['sensors'],
  vehicle: ['vehicles'],
  truck: ['trucks'],
  package: ['packages'],
  listing: ['listings'],
  transaction: ['transactions'],
  payment: ['payments'],
}

// name -> seconds. A month is 30 days and a year 365 (8,760 hours), so that both are whole days.
const durations: [names: readonly string[], seconds: number][] = [
  [['ns'], 1e-9],
  [['us', 'microsecond', 'microseconds'], 1e-6],
  [['ms', 'millisecond', 'milliseconds'], 1e-3],
  [['s', 'sec', 'secs', 'second', 'seconds'], 1],
  [['min', 'mins', 'minute', 'minutes'], 60],
  [['hour', 'hours', 'h', 'hr', 'hrs'], 3_600],
  [['day', 'days', 'd'], 86_400],
  [['week', 'weeks'], 7 * 86_400],
  [['month', 'months', 'mo'], 30 * 86_400],
  [['quarter', 'quarters'], 90 * 86_400],
  [['year', 'years', 'yr', 'yrs'], 365 * 86_400],
]

// Decimal, as in the whole question bank: 1 TB = 1,000 GB. The binary ones have their own names.
const prefixes: [sign: string, factor: number][] = [
  ['', 1],
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
]
const longPrefixes: [word: string, factor: number][] = [
  ['', 1],
  ['kilo', 1e3],
  ['mega', 1e6],
  ['giga', 1e9],
  ['tera', 1e12],
  ['peta', 1e15],
  ['exa', 1e18],
]

function table(): ReadonlyMap<string, KnownUnit> {
  const units = new Map<string, KnownUnit>()
  const add = (name: string, scale: number, of: string, shown: Record<string, number>) =>
    units.set(name, { scale, of, shown })

  for (const [name, others] of Object.entries(counted)) {
    MathUnit.createUnitSingle(`${name}Counted`, '')
    for (const word of [name, ...others]) add(word, 1, `${name}Counted`, { [name]: 1 })
  }
  MathUnit.createUnitSingle('USD', '')
  for (const word of ['USD', 'usd', 'dollar', 'dollars']) add(word, 1, 'USD', { USD: 1 })
  for (const word of ['cent', 'cents']) add(word, 0.01, 'USD', { USD: 1 })
  for (const [names, seconds] of durations) {
    const shown = names.find((name) => name.length > 3 && !name.endsWith('s')) ?? names[0] ?? 's'
    for (const name of names) add(name, seconds, 's', { [shown === 'second' ? 's' : shown]: 1 })
  }
  for (const [sign, factor] of prefixes) {
    const tidy = sign === 'K' ? 'k' : sign
    add(`${sign}B`, factor, 'B', { [`${tidy}B`]: 1 })
    add(`${sign}bit`, factor, 'b', { [`${tidy}bit`]: 1 })
    if (sign !== '') add(`${sign}bps`, factor, 'b/s', { [`${tidy}bit`]: 1, s: -1 })
  }
  for (const [word, factor] of longPrefixes) {
    const sign = prefixes.find(([, same]) => same === factor)?.[0] ?? ''
    for (const end of ['byte', 'bytes']) add(word + end, factor, 'B', { [`${sign}B`]: 1 })
    for (const end of ['bit', 'bits']) add(word + end, factor, 'b', { [`${sign}bit`]: 1 })
  }
  add('bps', 1, 'b/s', { bit: 1, s: -1 })
  add('qps', 1, 'queryCounted/s', { query: 1, s: -1 })
  add('rps', 1, 'requestCounted/s', { request: 1, s: -1 })
  add('eps', 1, 'eventCounted/s', { event: 1, s: -1 })
  return units
}

/** Every unit that a formula may use, by each of its names. Names that differ in case only differ (`Mb` is none, `MB` is). */
export const knownUnits = table()

/** Numbers that have names. Written right after a number they bind to it: `60 / 2 million` divides by two million. */
export const multipliers: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['thousand', 1e3],
  ['M', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['bn', 1e9],
  ['billion', 1e9],
  ['T', 1e12],
  ['tn', 1e12],
  ['trillion', 1e12],
])

/** One of a known unit, or nothing when there is no such unit. */
export function unitOf(name: string): { unit: Unit; known: KnownUnit } | undefined {
  const known = knownUnits.get(name)
  return known && { unit: new MathUnit(known.scale, known.of), known }
}

/** What a unit measures: powers of `B`, `s`, `USD` and the counted things, without zeros. */
export function dimensionsOf(unit: Unit): Map<string, number> {
  const found = new Map<string, number>()
  MathUnit.BASE_DIMENSIONS.forEach((key, index) => {
    const power = unit.dimensions[index] ?? 0
    if (Math.abs(power) > 1e-9) found.set(dimensionNames.get(key) ?? key, power)
  })
  return found
}

const dimensionNames = new Map([
  ['TIME', 's'],
  ['BIT', 'B'],
  ['USD_STUFF', 'USD'],
  ...Object.keys(counted).map((name): [string, string] => [`${name}Counted_STUFF`, name]),
])

/** The value in bytes, seconds, dollars and counted things, whatever the unit is written in. */
export function canonicalValue(unit: Unit): number {
  // mathjs counts data in bits.
  return unit.value / 8 ** (dimensionsOf(unit).get('B') ?? 0)
}

/** Known units whose name is near to a word that is none, nearest first. */
export function nearUnits(word: string): string[] {
  const wanted = word.toLowerCase()
  const near: [distance: number, name: string][] = []
  for (const name of [...knownUnits.keys(), ...multipliers.keys()]) {
    const distance = name.toLowerCase() === wanted ? 0 : distanceOf(wanted, name.toLowerCase())
    if (distance <= (wanted.length > 3 ? 2 : wanted.length > 2 ? 1 : 0)) near.push([distance, name])
  }
  return near
    .sort((a, b) => a[0] - b[0])
    .slice(0, 3)
    .map(([, name]) => name)
}

// Edit distance; both words are short (a formula has at most 500 characters, units at most 12).
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 9
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 9
}
