import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A server of ours in a process of its own. */
export interface ServerProcess {
  url: string
  pid: number
  /** What it printed, for when something goes wrong. */
  lines: readonly string[]
  /** Kills it with a signal and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Runs Node with these arguments in the project's folder and waits for the line that says its address. Rejects when it ends before. */
export async function startProcess(args: readonly string[]): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const url = await new Promise<string>((ready, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const at = / at (http:\S+)$/.exec(line)?.[1]
        if (at) ready(at)
      })
    }
    gone.then(() => failed(new Error(`The server ended: ${lines.slice(-20).join('\n')}`)))
  })
  const { pid } = child
  if (pid === undefined) throw new Error('The server has no process.')
  return {
    url: url.replace('localhost', '127.0.0.1'),
    pid,
    lines,
    end: async (signal) => {
      child.kill(signal)
      await gone
    },
  }
}

const entry = fileURLToPath(new URL('../../main.ts', import.meta.url))

/** Runs the server itself, as `npm start` does, with these settings and no others. `main` is a compiled one, where there is one. */
export function startServer(settings: Record<string, string>, main?: string): Promise<ServerProcess> {
  const code = `const { main } = await import(${JSON.stringify(main ?? entry)}); await main(${JSON.stringify(settings)})`
  return startProcess([...(main ? [] : ['--import', 'tsx']), '--input-type=module', '--eval', code])
}
