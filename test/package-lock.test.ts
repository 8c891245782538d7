import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).default({})
const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      dependencies: names,
      optionalDependencies: names,
    }),
  ),
})

async function readPackages() {
  return lock.parse(JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8')))
    .packages
}

/** Whether Node would find the package from where `from` lies: in its own node_modules, or in one above. */
function isThere(packages: Record<string, unknown>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}

describe('package-lock.json', () => {
  it('has an entry for every dependency, also those of other systems; npm ci refuses to install otherwise', async () => {
    const packages = await readPackages()
    const lacking = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isThere(packages, from, name))
        .map((name) => `${from || 'package.json'} needs ${name}`),
    )
    expect(lacking).toEqual([])
  })

  it('names no addresses, so that everybody installs from the registry they use', async () => {
    const packages = await readPackages()
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([])
  })
})
