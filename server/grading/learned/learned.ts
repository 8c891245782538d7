import type { Model } from './model.ts'
import { packedModel, unpack, versionOf } from './pack.ts'
import kept from './weights.json' with { type: 'json' }

/** The weights that ship, learned by `npm run grade:train`. */
export const learned = packedModel.parse(kept)

/** Which weights ship: reports name it where weights were applied. */
export const learnedVersion = versionOf(learned)

let model: Model | undefined

/** The shipped weights, ready to be applied. */
export const learnedModel = (): Model => {
  model ??= unpack(learned)
  return model
}
