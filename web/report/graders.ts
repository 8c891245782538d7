import type { OpinionGrader } from '../../server/opinions/opinion.ts'
import { dateTime } from '../ui/format.ts'

/** What a grader is called at the head of its column. */
export const graderName = ({ name }: OpinionGrader, own = false): string => (own ? `${name} (you)` : name)

/** A grader’s version for people: of a person, when they decided last. */
export const versionText = ({ kind, version }: OpinionGrader): string =>
  kind === 'person' && !Number.isNaN(Date.parse(version)) ? `as of ${dateTime(version)}` : version
