// Where a thread begins: a new thread knows no TypeScript until the loader is registered in it. Then it runs the module
// that it was made for.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.script)
