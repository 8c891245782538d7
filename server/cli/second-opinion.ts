import { ConfigError, loadModelConfig } from '../config.ts'
import type { GradeInput } from '../grading/grade.ts'
import type { Model } from '../models/model.ts'
import { networkModel } from '../models/network.ts'
import { modelOpinion, OPINION_MS } from '../opinions/model-opinion.ts'
import type { Opinion } from '../opinions/opinion.ts'
import { FileFault } from './interview-file.ts'

/** The model that the environment names. Throws a `FileFault` with what to set where it names none. */
export function modelOfEnvironment(env?: Readonly<Record<string, string | undefined>>): Model {
  try {
    const config = env ? loadModelConfig(env) : loadModelConfig()
    if (config) return networkModel(config)
  } catch (error) {
    if (error instanceof ConfigError) throw new FileFault(error.message.split('\n'))
    throw error
  }
  throw new FileFault([
    '--model: expected OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint that wants no key; OPENAI_MODEL names the model',
  ])
}

/** A model's opinion, with a line on stderr that says how far it is. */
export async function askModel(
  input: GradeInput,
  model: Model,
  err: (text: string) => void,
): Promise<Opinion> {
  err(`${input.name}: asking ${model.name} `)
  const opinion = await modelOpinion(input, model, {
    signal: AbortSignal.timeout(OPINION_MS),
    progress: (done) => {
      if (done > 0) err('.')
    },
  })
  err('\n')
  return opinion
}
