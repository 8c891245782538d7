import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { childEnvironment, loadConfig, loadModelConfig, variables } from '../server/config.ts'

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

  it('has a language model where a key or an address is set, and none otherwise', () => {
    expect(loadConfig({}).model).toBeNull()
    expect(loadConfig({ OPENAI_MODEL: 'x' }).model).toBeNull()
    expect(loadConfig({ OPENAI_API_KEY: 'sk-1' }).model).toEqual({
      key: 'sk-1',
      baseUrl: 'https://api.openai.com/v1',
      name: 'gpt-5-mini',
    })
    const local = { OPENAI_BASE_URL: 'http://localhost:11434/v1/', OPENAI_MODEL: 'qwen3' }
    const model = { key: null, baseUrl: 'http://localhost:11434/v1', name: 'qwen3' }
    expect(loadConfig(local).model).toEqual(model)
    expect(loadModelConfig({ ...local, PORT: 'http' })).toEqual(model)
  })

  it('does not print a key, nor an address that may hold one', () => {
    const env = { OPENAI_API_KEY: 'sk secret', OPENAI_BASE_URL: 'ftp://ada:secret@host' }
    expect(() => loadConfig(env)).toThrow(
      /^OPENAI_API_KEY: expected [^\n]+, got something else\nOPENAI_BASE_URL:/,
    )
    expect(() => loadModelConfig(env)).not.toThrow(/secret/)
  })

  it('says of every variable what it is for', () => {
    for (const { what } of Object.values(variables)) expect(what).toMatch(/^[A-Z].*\.$/)
  })

  it('keeps a PostgreSQL that it starts from being told to be another one', () => {
    const env = childEnvironment({ PATH: '/bin', PGPORT: '5432', PGDATA: '/data', LC_ALL: 'de_DE' })
    expect(env).toEqual({ PATH: '/bin', LC_ALL: 'C' })
  })
})
