/** A table of words; a map, so that "constructor" and the like are no words of it. */
export const table = (values: Record<string, number>): ReadonlyMap<string, number> =>
  new Map(Object.entries(values))

/** Words for units as they stand after normalisation (small, singular). Factors lead to bytes, seconds and dollars. */
export const byteUnits = table({
  byte: 1,
  kb: 1e3,
  kilobyte: 1e3,
  kib: 1024,
  mb: 1e6,
  meg: 1e6,
  megabyte: 1e6,
  mib: 1048576,
  gb: 1e9,
  gig: 1e9,
  gigabyte: 1e9,
  gib: 1073741824,
  tb: 1e12,
  terabyte: 1e12,
  tera: 1e12,
  tib: 1099511627776,
  pb: 1e15,
  petabyte: 1e15,
  pib: 1.125899906842624e15,
  eb: 1e18,
  exabyte: 1e18,
})

/** Bits per second are written like this; an eighth of a byte each. */
export const bitRates = table({
  kbp: 125,
  mbp: 1.25e5,
  gbp: 1.25e8,
  kilobit: 125,
  megabit: 1.25e5,
  gigabit: 1.25e8,
  gbit: 1.25e8,
  mbit: 1.25e5,
})

export const timeUnits = table({
  microsecond: 1e-6,
  us: 1e-6,
  micro: 1e-6,
  ms: 1e-3,
  msec: 1e-3,
  milli: 1e-3,
  millis: 1e-3,
  millisecond: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  hr: 3600,
  h: 3600,
  day: 86400,
  d: 86400,
  week: 604800,
  fortnight: 1209600,
  month: 2592000,
  quarter: 7776000,
  year: 31536000,
  yr: 31536000,
})

/** Rates in one word; factor to "per second". */
export const rateUnits = table({
  qps: 1,
  rps: 1,
  tps: 1,
  eps: 1,
  iops: 1,
  hz: 1,
  iop: 1,
  ops: 1,
  wps: 1,
  mps: 1,
  qp: 1,
  rp: 1,
  tp: 1,
  ep: 1,
})

export const moneyWords: ReadonlySet<string> = new Set([
  'dollar',
  'usd',
  'euro',
  'eur',
  'pound',
  'buck',
  'cent',
  'eurocent',
  'franc',
  'rupee',
  'yen',
])
export const currencySigns: ReadonlySet<string> = new Set(['$', '€', '£'])
export const percentWords: ReadonlySet<string> = new Set(['%', 'percent', 'pct', 'per cent'])
