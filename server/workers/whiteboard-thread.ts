import { parentPort } from 'node:worker_threads'
import { sceneOf } from '../bank/whiteboard/scene.ts'
import type { ReferenceSolution } from '../interview/question.ts'

// The other end of whiteboards.ts: one reference comes in, one scene goes out.
parentPort?.once('message', (reference: ReferenceSolution) => {
  sceneOf(reference).then((scene) => parentPort?.postMessage(scene))
})
