import type { z } from 'zod'
import { faultsOf, showPath } from '../bank/fault.ts'
import { type ProblemCode, ProblemError } from '../interview/problems.ts'

/** Most places that an answer names; a file may have a million. */
const PLACES = 50
/** Longest place in characters: names of fields come from the sender. */
const PLACE_LENGTH = 300

/** A problem with the places of what is wrong, a line for each. */
export class PlacesError extends ProblemError {
  constructor(
    code: ProblemCode,
    readonly places: readonly string[],
  ) {
    super(code)
  }
}

/** What a schema makes of something that came from outside; throws a PlacesError where it does not fit. */
export function read<T>(schema: z.ZodType<T>, value: unknown, code: ProblemCode = 'request.wrong-shape'): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new PlacesError(code, placesOf(value, parsed.error.issues))
}

/** Lines such as `utterances[17].speaker: expected "candidate" or "interviewer", got "host"`. */
function placesOf(value: unknown, issues: readonly z.core.$ZodIssue[]): string[] {
  const lines = issues.slice(0, PLACES).flatMap((issue) =>
    faultsOf(value, issue).map(({ path, says }) => {
      const place = showPath(path)
      return (place === '' ? says : `${place}: ${says}`).slice(0, PLACE_LENGTH)
    }),
  )
  const more = issues.length - PLACES
  return more > 0 ? [...lines.slice(0, PLACES), `and ${more} more`] : lines.slice(0, PLACES)
}
