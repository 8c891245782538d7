import { z } from 'zod'
import { dimension } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { Fitted } from './fit.ts'
import type { Model } from './model.ts'

const numbers = z.array(z.number())
const fitted = z.object({
  features: z.int().positive(),
  outputs: z.int().positive(),
  /** Largest weight of each output; weights are whole shares of it from -127 to 127, row by row. */
  scale: numbers,
  weights: z.string(),
})

/** Learned weights as they are kept in a file. */
export const packedModel = z.object({
  /** What the rules were when they were learned: `signature` of the criteria. */
  signature: z.string(),
  /** How many labelled interviews they were learned from. */
  interviews: z.int().positive(),
  criteria: z.array(z.object({ id: z.string(), dimension })),
  features: z.array(z.string()),
  turns: fitted,
  scale: z.object({ mean: numbers, spread: numbers }),
  standing: fitted,
  credit: z.record(dimension, z.number()),
  met: z.number(),
})
export type PackedModel = z.infer<typeof packedModel>

const MOST = 127

const packed = ({ features, outputs, weights }: Fitted): z.infer<typeof fitted> => {
  const scale = Array.from({ length: outputs }, (_, output) => {
    let most = 1e-9
    for (let at = output; at < weights.length; at += outputs)
      most = Math.max(most, Math.abs(weights[at] ?? 0))
    return Number(most.toPrecision(6))
  })
  let bytes = ''
  for (let at = 0; at < weights.length; at++) {
    const share = Math.round(((weights[at] ?? 0) / (scale[at % outputs] ?? 1)) * MOST)
    bytes += String.fromCharCode(Math.max(-MOST, Math.min(MOST, share)) + 128)
  }
  return { features, outputs, scale, weights: btoa(bytes) }
}

const unpacked = ({ features, outputs, scale, weights }: z.infer<typeof fitted>): Fitted => {
  const bytes = atob(weights)
  const values = new Float64Array(bytes.length)
  for (let at = 0; at < bytes.length; at++)
    values[at] = ((bytes.charCodeAt(at) - 128) / MOST) * (scale[at % outputs] ?? 1)
  return { features, outputs, weights: values }
}

/** Packs a model. Features that weigh next to nothing everywhere are left out. */
export const pack = (model: Model, signature: string, interviews: number): PackedModel => ({
  signature,
  interviews,
  criteria: [...model.criteria],
  features: [...model.features.keys()],
  turns: packed(model.turns),
  scale: { mean: [...model.scale.mean], spread: [...model.scale.spread] },
  standing: packed(model.standing),
  credit: model.credit,
  met: model.met,
})

export const unpack = (kept: PackedModel): Model => ({
  criteria: kept.criteria,
  features: new Map(kept.features.map((name, at) => [name, at])),
  turns: unpacked(kept.turns),
  scale: kept.scale,
  standing: unpacked(kept.standing),
  credit: kept.credit,
  met: kept.met,
})

/** JSON with the keys of every object in order: a database may have dealt them anew. */
const ordered = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${ordered(one)}`).join()}}`
}

/** FNV-1a of a text: eight hexadecimal digits that tell one version from another. */
const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** What the criteria's rules say, in short: weights hold for the rules they were learned with. */
export const signature = (criteria: readonly Criterion[]): string =>
  fingerprint(ordered(criteria.map(({ id, signals }) => [id, signals])))

/** Which weights these are. */
export const versionOf = (kept: PackedModel): string => fingerprint(ordered(kept))
