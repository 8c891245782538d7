import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Plan, plan } from '../../server/interview/plan.ts'
import { plansFile } from '../../server/interview/shared.ts'

const file = new URL('../../questions/shared/plans.yaml', import.meta.url)

/** The phase plans that ship. */
export const plans: readonly Plan[] = plansFile
  .parse(parse(readFileSync(file, 'utf8')))
  .plans.map(({ id, title, phases }) => plan.parse({ id, title, phases }))
