import { setTimeout as pause } from 'node:timers/promises'
import { postByFetch } from './http.ts'
import { type Model, type ModelSettings, openModel } from './model.ts'

/** A model over the network and this machine's clock. */
export const networkModel = (settings: ModelSettings): Model =>
  openModel({
    settings,
    post: postByFetch,
    wait: (ms, signal) => pause(ms, undefined, { signal }),
    now: () => Date.now(),
    limit: (ms) => AbortSignal.timeout(ms),
  })
