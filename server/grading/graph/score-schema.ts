import { z } from 'zod'

const thing = z.looseObject({
  id: z.string(),
  label: z.string().default(''),
  alt: z.array(z.string()).optional(),
  optional: z.boolean().optional(),
  group: z.string().optional(),
  parent: z.string().optional(),
})

/** A graph made by hand, that others are held against; `diagram-graph/1` with what is open to argument. */
export const truthGraph = z.looseObject({
  nodes: z.array(thing),
  groups: z.array(thing).default([]),
  edges: z
    .array(
      z.looseObject({
        from: z.string(),
        to: z.string(),
        label: z.string().optional(),
        direction: z.enum(['forward', 'both', 'none']).default('forward'),
        fromAlt: z.array(z.string()).default([]),
        toAlt: z.array(z.string()).default([]),
        optional: z.boolean().default(false),
      }),
    )
    .default([]),
})
export type TruthGraph = z.infer<typeof truthGraph>
export type TruthThing = z.infer<typeof thing>
