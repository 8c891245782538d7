import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { variables } from '../server/config.ts'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const read = (path: string) => readFile(at(path), 'utf8')

const compose = z.object({
  services: z.object({
    app: z.object({ environment: z.record(z.string(), z.string()) }),
    database: z.object({ image: z.string() }),
  }),
})

/** The specification's check, without the names that its schema gives itself, its parts and its dialect in an older spelling. */
async function checker() {
  const text = await read('test/fixtures/compose/compose-spec.json')
  const unnamed = (key: string, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(text, unnamed))
  return new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema)
}

describe('docker-compose.yml', () => {
  it('is what the Compose Specification says', async () => {
    const check = await checker()
    check(parse(await read('docker-compose.yml')))
    expect(check.errors ?? []).toEqual([])
  })

  it('would be found out if it were not', async () => {
    const check = await checker()
    const file = parse(await read('docker-compose.yml'))
    expect(check({ ...file, services: { ...file.services, app: { ...file.services.app, portz: [] } } })).toBe(
      false,
    )
  })

  it('sets only variables that the server knows', async () => {
    const { services } = compose.parse(parse(await read('docker-compose.yml')))
    expect(Object.keys(services.app.environment).filter((name) => !(name in variables))).toEqual([])
  })
})

describe('the Dockerfile', () => {
  it('copies only what is there, or what its own build makes', async () => {
    const copied = [...(await read('Dockerfile')).matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(
      (match) => match[1] ?? '',
    )
    expect(copied).toContain('server')
    const made = ['node_modules', 'generated', 'dist']
    expect(copied.filter((path) => !made.includes(path) && !existsSync(at(path)))).toEqual([])
  })

  it('does not run as root', async () => {
    const lastStage = (await read('Dockerfile')).split(/^FROM /m).at(-1)
    expect(lastStage).toMatch(/^USER node$/m)
  })
})
