import { z } from 'zod'
import { verdict } from '../interview/ids.ts'
import { opinion } from './opinion.ts'

/** How the opinion of the model that this server is set up with stands. */
export const modelStanding = z.discriminatedUnion('is', [
  /** No model is set up here. */
  z.object({ is: z.literal('off') }),
  z.object({ is: z.literal('not-asked'), model: z.string() }),
  /** `total` is 0 while it waits for others to be finished. */
  z.object({
    is: z.literal('running'),
    model: z.string(),
    done: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  z.object({ is: z.literal('done'), model: z.string() }),
  /** The server was stopped meanwhile; it must be asked again. */
  z.object({ is: z.literal('interrupted'), model: z.string() }),
  z.object({ is: z.literal('failed'), model: z.string(), says: z.string() }),
])
export type ModelStanding = z.infer<typeof modelStanding>

/** Everything that graders say of an interview, side by side: the rules first, then models, then people. */
export const opinionsAnswer = z.object({
  opinions: z.array(opinion),
  model: modelStanding,
  /** Whether whoever asks may give verdicts, and who they are among the graders: null before their first verdict. */
  mayJudge: z.boolean(),
  own: z.int().nonnegative().nullable(),
})
export type OpinionsAnswer = z.infer<typeof opinionsAnswer>

/** What `PUT /api/interviews/:id/verdicts/:criterion` takes. */
export const givenVerdict = z.strictObject({ verdict, comment: z.string().trim().max(2_000).default('') })
export type GivenVerdictBody = z.infer<typeof givenVerdict>
