import { pick } from '../interview/random.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Written into the text of a file in place of a string, for what JSON.stringify cannot write. */
const raw: Readonly<Record<string, string>> = {
  '@huge': '1e999',
  '@minus-huge': '-1e999',
  '@precise': '0.1000000000000000055511151231257827021181583404541015625',
  '@deep-list': '['.repeat(3_000) + ']'.repeat(3_000),
  '@deep-object': `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
  '@proto': '{"__proto__":{"text":"x"},"constructor":1}',
}

const strange: readonly Json[] = [
  ...['', ' ', 'NaN', 'Infinity', '-0', 'null', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...[
    '\ud800',
    '\udfff\ud83d',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\u2028',
    '\u0301'.repeat(50),
    'İ',
    'ß'.repeat(9),
    '👩‍👩‍👧‍👦',
  ],
  ...[
    'a'.repeat(3_000),
    '1,'.repeat(900),
    '='.repeat(500),
    '$1 * 3 = '.repeat(100),
    'two hundred '.repeat(90),
    'kafka. '.repeat(200),
  ],
  ...[0, -0, -1, 0.5, 1e-320, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21],
  ...[null, true, false, [], {}, [[]], [null], { id: 'x' }, [1, 2, 3], ['a', 'b']],
  ...Object.keys(raw),
]

type Place = { holder: Json[] | { [key: string]: Json }; key: string | number }

/** Every place in a value where something can be changed. */
function placesIn(value: Json, found: Place[] = []): Place[] {
  if (Array.isArray(value))
    value.forEach((child, key) => {
      found.push({ holder: value, key })
      placesIn(child, found)
    })
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) {
      found.push({ holder: value, key })
      placesIn(child, found)
    }
  return found
}

const get = ({ holder, key }: Place): Json =>
  (Array.isArray(holder) ? holder[Number(key)] : holder[String(key)]) ?? null

const set = ({ holder, key }: Place, value: Json): void => {
  if (Array.isArray(holder)) holder[Number(key)] = value
  else holder[String(key)] = value
}

const remove = ({ holder, key }: Place): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[String(key)]
}

/** Values that other places hold: ids that stand twice, containers in themselves, sizes of something else. */
const borrow = (chance: () => number, place: Place, places: readonly Place[]): Json => {
  const alike = places.filter(({ key }) => key === place.key)
  return structuredClone(get(pick(chance, chance() < 0.6 ? alike : places)))
}

const bent = (chance: () => number, value: Json): Json => {
  if (typeof value === 'number') return pick(chance, [-value, value * 1e9, value / 1e9, value + 0.5, 1e300])
  if (typeof value === 'string') {
    const at = Math.floor(chance() * value.length)
    return (
      value.slice(0, at) +
      pick(chance, ['\ud83d', '\u0000', '"', '\\', '1e5', '  ', '.', "'"]) +
      value.slice(at + 1)
    )
  }
  return Array.isArray(value) ? [...value, ...value] : value
}

function change(chance: () => number, document: Json): void {
  const places = placesIn(document)
  if (places.length === 0) return
  const place = pick(chance, places)
  const dice = chance()
  if (dice < 0.4) set(place, structuredClone(pick(chance, strange)))
  else if (dice < 0.55) remove(place)
  else if (dice < 0.8) set(place, borrow(chance, place, places))
  else set(place, bent(chance, get(place)))
}

/** Some bytes of a text, changed or lost; what is no UTF-8 any more becomes what a decoder makes of it. */
function flipped(chance: () => number, text: string): string {
  const bytes = Buffer.from(text)
  for (let count = 1 + Math.floor(chance() * 4); count > 0; count--)
    bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256)
  const end = chance() < 0.2 ? Math.floor(chance() * bytes.length) : bytes.length
  return bytes.subarray(0, end).toString('utf8')
}

/** The text of a JSON file with one to four things wrong with it. */
export function mutated(chance: () => number, text: string): string {
  if (chance() < 0.15) return flipped(chance, text)
  const document: Json = JSON.parse(text)
  for (let count = 1 + Math.floor(chance() * 4); count > 0; count--) change(chance, document)
  let changed = JSON.stringify(document)
  for (const [name, written] of Object.entries(raw)) changed = changed.replaceAll(`"${name}"`, written)
  return changed
}
