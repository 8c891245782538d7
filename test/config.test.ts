import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { childEnvironment, loadConfig, variables } from '../server/config.ts'

describe('the configuration', () => {
  it('takes its defaults when nothing is set, also for variables set to nothing', () => {
    const defaults = loadConfig({})
    expect(defaults).toMatchObject({
      port: 4545,
      databaseUrl: null,
      dataDir: resolve('.data'),
      trustProxy: false,
    })
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(defaults)
  })

  it('takes what is set', () => {
    const config = loadConfig({
      PORT: '80',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://interviews.example.com/',
      DATABASE_URL: 'postgresql://ada@db/fortyfive',
      DATA_DIR: 'elsewhere',
      LOG_LEVEL: 'debug',
      TRUST_PROXY: 'true',
    })
    expect(config).toMatchObject({
      port: 80,
      host: '127.0.0.1',
      publicUrl: 'https://interviews.example.com',
      databaseUrl: 'postgresql://ada@db/fortyfive',
      dataDir: resolve('elsewhere'),
      logLevel: 'debug',
      trustProxy: true,
    })
  })

  it('names all that is wrong at once: variable, what it takes, what it got', () => {
    expect(() =>
      loadConfig({ PORT: 'http', LOG_LEVEL: 'loud', TRUST_PROXY: 'yes', PUBLIC_URL: 'example.com' }),
    ).toThrow(
      [
        'PORT: expected 1 to 65535, got "http"',
        'PUBLIC_URL: expected an address that begins with http:// or https://, got "example.com"',
        'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent, got "loud"',
        'TRUST_PROXY: expected true or false, got "yes"',
      ].join('\n'),
    )
  })

  it.each(['0', '65536', '-1', '80.5', '0x50', '1e3', ' 80 80'])('refuses PORT=%s', (value) => {
    expect(() => loadConfig({ PORT: value })).toThrow(/^PORT: expected 1 to 65535/)
  })

  it('does not print a database address, for it may hold a password', () => {
    expect(() => loadConfig({ DATABASE_URL: 'mysql://ada:secret@db/x' })).toThrow(
      /^DATABASE_URL: expected an address that begins with postgresql:\/\/ or postgres:\/\/, got something else$/,
    )
  })

  it('says of every variable what it is for', () => {
    for (const { what } of Object.values(variables)) expect(what).toMatch(/^[A-Z].*\.$/)
  })

  it('keeps a PostgreSQL that it starts from being told to be another one', () => {
    const env = childEnvironment({ PATH: '/bin', PGPORT: '5432', PGDATA: '/data', LC_ALL: 'de_DE' })
    expect(env).toEqual({ PATH: '/bin', LC_ALL: 'C' })
  })
})
