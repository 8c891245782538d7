import { type FSWatcher, watch } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Bank, type BankPaths, loadBank, namesIn } from './load.ts'

/** A bank that can be read again while the server runs. Its fields are those of the bank as it stands now. */
export interface LiveBank extends Bank {
  /** Reads the files again. A bank with a fault in a shipped file does not replace the one that is there; throws then. */
  reload(): Promise<void>
  /**
   * Writes a file into the folder of one's own and reads that again. A question that is there already keeps its place.
   * Throws where there is no such folder.
   */
  save(id: string, text: string): Promise<void>
  /** Whether a file of this id lies in the folder of one's own, broken or not. */
  lies(id: string): Promise<boolean>
  /** Stops watching. May be called twice. */
  close(): void
}

export interface LiveOptions {
  /** Reads the bank again when its files change. */
  watch?: boolean
  /** Told after each reading but the first. */
  reloaded?: (bank: Bank) => void
  /** Told why the files were not taken. */
  failed?: (error: unknown) => void
}

/** Editors write a file in several steps; a bank is read when they are through. */
const SETTLE_MS = 150

/** Loads the bank and keeps it current. Throws a `BankError` like `loadBank`. */
export async function openLiveBank(paths: BankPaths, options: LiveOptions = {}): Promise<LiveBank> {
  let now = await loadBank(paths)
  const { reloaded = () => {}, failed = () => {} } = options
  const reload = async (): Promise<void> => {
    now = await loadBank(paths)
    reloaded(now)
  }
  const own = paths.ownDir ?? null
  const watched = options.watch ? [paths.questionsDir, paths.rubricsDir, ...(own ? [own] : [])] : []
  const close = watchAll(watched, () => reload().catch(failed))
  return {
    get core() {
      return now.core
    },
    get questions() {
      return now.questions
    },
    get shared() {
      return now.shared
    },
    get faults() {
      return now.faults
    },
    get: (id) => now.get(id),
    list: () => now.list(),
    rubricFor: (one) => now.rubricFor(one),
    reload,
    async save(id, text) {
      if (own === null) throw new Error('there is no folder for questions of one’s own')
      await mkdir(own, { recursive: true })
      // In one step: who reads at the same time sees the old file or the new one.
      const beside = join(own, `.${id}.${process.pid}.tmp`)
      await writeFile(beside, text, 'utf8')
      await rename(beside, join(own, (await placeOf(own, id)) ?? `${id}.yaml`))
      await reload()
    },
    lies: async (id) => own !== null && (await placeOf(own, id)) !== null,
    close,
  }
}

/** The file of an id within a folder of one's own: at its top or among its drills; null where there is none. */
async function placeOf(own: string, id: string): Promise<string | null> {
  const names = await namesIn(own)
  return names?.find((name) => basename(name).replace(/\.ya?ml$/, '') === id) ?? null
}

function watchAll(folders: readonly string[], changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLE_MS)
  }
  const watchers: FSWatcher[] = folders.flatMap((folder) => {
    try {
      return [watch(folder, { recursive: true, persistent: false }, soon).on('error', () => {})]
    } catch {
      // A folder that is not there has nothing to watch; the bank has said so.
      return []
    }
  })
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.splice(0)) watcher.close()
  }
}
