import { figuresOf } from '../bank/figures.ts'
import { shippedBank } from './shipped-bank.ts'

/** `npm run bank:stats`: what the shipped bank holds, as one JSON object. `formulas` and `criteria` are those of questions and drills. */
const { questions, shared } = await shippedBank()
const all = [...questions.values()].map(({ question }) => question)
const full = all.filter((one) => one.format === 'question/1')
const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0)
const stats = {
  questions: full.length,
  drills: all.length - full.length,
  curveballs: shared.curveballs.length,
  checklistItems: sum(shared.checklists.flatMap(({ groups }) => groups.map(({ items }) => items.length))),
  formulas: sum(all.map((one) => figuresOf(one).length)),
  criteria: sum(all.map((one) => one.criteria.length)),
  slugs: full.map(({ id }) => id),
}
process.stdout.write(`${JSON.stringify(stats, null, 2)}\n`)
