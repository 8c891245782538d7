import { shippedBank } from './shipped-bank.ts'

/**
 * `npm run bench:bank`: how long loading the whole bank takes, in ms: the first time in this process, as at a start, and
 * the median of the times after. Target: under 300.
 */
const RUNS = 11

const times: number[] = []
let files = 0
for (let run = 0; run < RUNS; run++) {
  const begun = performance.now()
  files = (await shippedBank()).questions.size
  times.push(performance.now() - begun)
}
const [first = 0, ...later] = times
const median = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0
process.stdout.write(
  `${JSON.stringify({ questionsAndDrills: files, firstMs: Math.round(first), laterMs: Math.round(median) })}\n`,
)
