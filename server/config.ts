import { resolve } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** Reads one value, or says what it expected. */
type Check<T> = (value: string) => { ok: T } | { expected: string }

interface Variable<T> {
  /** Taken when the variable is unset or empty. */
  byDefault: T
  check: Check<T>
  /** What it is for, for people who run a server; `docs/` and `--help` print it. */
  what: string
}

const variable = <T>(byDefault: T, check: Check<T>, what: string): Variable<T> => ({ byDefault, check, what })

const integer =
  (least: number, most: number): Check<number> =>
  (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    return number >= least && number <= most ? { ok: number } : { expected: `${least} to ${most}` }
  }

const oneOf =
  <T extends string>(...choices: readonly T[]): Check<T> =>
  (value) => {
    const found = choices.find((choice) => choice === value)
    return found === undefined ? { expected: `one of ${choices.join(', ')}` } : { ok: found }
  }

const yesOrNo: Check<boolean> = (value) =>
  value === 'true' || value === 'false' ? { ok: value === 'true' } : { expected: 'true or false' }

const address =
  (...protocols: string[]): Check<string | null> =>
  (value) => {
    const found = URL.canParse(value) ? new URL(value) : null
    return found && protocols.includes(found.protocol)
      ? { ok: value.replace(/\/+$/, '') }
      : { expected: `an address that begins with ${protocols.map((each) => `${each}//`).join(' or ')}` }
  }

const folder: Check<string> = (value) => ({ ok: resolve(value) })

const text: Check<string> = (value) => ({ ok: value })

/** A secret; headers carry nothing but these characters. */
const secret: Check<string | null> = (value) =>
  /^[\x21-\x7e]+$/.test(value) ? { ok: value } : { expected: 'letters, digits and signs without spaces' }

const host: Check<string> = (value) =>
  /^[\w.:-]+$/.test(value) ? { ok: value } : { expected: 'a host name or an IP address' }

/** Every environment variable that the server knows. Nothing else in `server/` looks at the environment. */
export const variables = {
  PORT: variable(4545, integer(1, 65_535), 'Port that the server listens on.'),
  HOST: variable<string>(
    '0.0.0.0',
    host,
    'Address that it listens on. The default takes peers from other machines; 127.0.0.1 takes only this one.',
  ),
  PUBLIC_URL: variable<string | null>(
    null,
    address('http:', 'https:'),
    'Address at which people reach the server; links of invitations begin with it. Unset: the address of the request.',
  ),
  DATABASE_URL: variable<string | null>(
    null,
    address('postgresql:', 'postgres:'),
    'PostgreSQL server and database to use. Unset: the embedded PostgreSQL, with its data in DATA_DIR.',
  ),
  DATA_DIR: variable(resolve('.data'), folder, 'Folder of the embedded PostgreSQL. One server at a time.'),
  QUESTIONS_DIR: variable<string | null>(
    null,
    folder,
    'Folder of question and drill files of one’s own, loaded beside those that ship. Unset: none.',
  ),
  QUESTIONS_WRITABLE: variable(
    false,
    yesOrNo,
    'Whether the form for writing questions may save into QUESTIONS_DIR; everybody who reaches the server can then.',
  ),
  QUESTIONS_WATCH: variable(
    false,
    yesOrNo,
    'Whether changed question files are taken without a restart; npm run dev sets it.',
  ),
  RUBRICS_DIR: variable(resolve('rubrics'), folder, 'Folder of the rubric files.'),
  OPENAI_API_KEY: variable<string | null>(
    null,
    secret,
    'Key of the language model that gives second opinions. Unset: none does, unless OPENAI_BASE_URL names an endpoint that wants no key.',
  ),
  OPENAI_BASE_URL: variable<string | null>(
    null,
    address('http:', 'https:'),
    'OpenAI-compatible endpoint of the language model. Unset: https://api.openai.com/v1.',
  ),
  OPENAI_MODEL: variable(
    'gpt-5-mini',
    text,
    'Name of the language model. It reads each interview whole, so its context must hold one: some 20,000 tokens.',
  ),
  LOG_LEVEL: variable(
    'info',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'Least severe log lines that are printed.',
  ),
  TRUST_PROXY: variable(
    false,
    yesOrNo,
    'Whether X-Forwarded-* headers are believed. Set it only behind a proxy that writes them itself.',
  ),
} as const

type Variables = typeof variables
type Value<V> = V extends Variable<infer T> ? T : never

/** What the environment said, checked. */
export interface Config {
  port: Value<Variables['PORT']>
  host: Value<Variables['HOST']>
  publicUrl: Value<Variables['PUBLIC_URL']>
  databaseUrl: Value<Variables['DATABASE_URL']>
  dataDir: Value<Variables['DATA_DIR']>
  questionsDir: Value<Variables['QUESTIONS_DIR']>
  questionsWritable: Value<Variables['QUESTIONS_WRITABLE']>
  questionsWatch: Value<Variables['QUESTIONS_WATCH']>
  rubricsDir: Value<Variables['RUBRICS_DIR']>
  /** The language model that gives second opinions; null where there is none. */
  model: ModelConfig | null
  logLevel: Value<Variables['LOG_LEVEL']>
  trustProxy: Value<Variables['TRUST_PROXY']>
}

/** A language model behind an OpenAI-compatible endpoint. The key never goes into a log. */
export interface ModelConfig {
  key: string | null
  baseUrl: string
  name: string
}

/** Thrown by loadConfig; the message has a line for each variable that is wrong. */
export class ConfigError extends Error {
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
  }
}

const secrets: ReadonlySet<string> = new Set(['DATABASE_URL', 'OPENAI_API_KEY', 'OPENAI_BASE_URL'])

type Read = <T>(name: keyof Variables, variable: Variable<T>) => T

/** Reads variables one by one, and puts down what is wrong. Values that may hold a secret are not repeated. */
function reader(env: Env, wrong: string[]): Read {
  return (name, { byDefault, check }) => {
    const value = env[name]?.trim()
    if (!value) return byDefault
    const checked = check(value)
    if ('ok' in checked) return checked.ok
    const got = secrets.has(name) ? 'something else' : JSON.stringify(value)
    wrong.push(`${name}: expected ${checked.expected}, got ${got}`)
    return byDefault
  }
}

/** A model is there where a key is, or an address: a server on one's own machine wants no key. */
function readModel(read: Read): ModelConfig | null {
  const key = read('OPENAI_API_KEY', variables.OPENAI_API_KEY)
  const baseUrl = read('OPENAI_BASE_URL', variables.OPENAI_BASE_URL)
  const name = read('OPENAI_MODEL', variables.OPENAI_MODEL)
  return key === null && baseUrl === null
    ? null
    : { key, baseUrl: baseUrl ?? 'https://api.openai.com/v1', name }
}

/** The language model alone, for programs that need nothing else of the environment. Throws a ConfigError. */
export function loadModelConfig(env: Env = process.env): ModelConfig | null {
  const wrong: string[] = []
  const model = readModel(reader(env, wrong))
  if (wrong.length > 0) throw new ConfigError(wrong)
  return model
}

/**
 * Reads the environment into a Config. Throws one ConfigError for all that is wrong at once. Values that may hold a secret
 * are not repeated in it.
 */
export function loadConfig(env: Env): Config {
  const wrong: string[] = []
  const read = reader(env, wrong)
  const config: Config = {
    port: read('PORT', variables.PORT),
    host: read('HOST', variables.HOST),
    publicUrl: read('PUBLIC_URL', variables.PUBLIC_URL),
    databaseUrl: read('DATABASE_URL', variables.DATABASE_URL),
    dataDir: read('DATA_DIR', variables.DATA_DIR),
    questionsDir: read('QUESTIONS_DIR', variables.QUESTIONS_DIR),
    questionsWritable: read('QUESTIONS_WRITABLE', variables.QUESTIONS_WRITABLE),
    questionsWatch: read('QUESTIONS_WATCH', variables.QUESTIONS_WATCH),
    rubricsDir: read('RUBRICS_DIR', variables.RUBRICS_DIR),
    model: readModel(read),
    logLevel: read('LOG_LEVEL', variables.LOG_LEVEL),
    trustProxy: read('TRUST_PROXY', variables.TRUST_PROXY),
  }
  if (config.questionsWritable && config.questionsDir === null)
    wrong.push('QUESTIONS_WRITABLE: expected QUESTIONS_DIR to name the folder that is written to, got none')
  if (wrong.length > 0) throw new ConfigError(wrong)
  return config
}

/**
 * The environment for programs that the server starts: ours, without the variables that would tell a PostgreSQL of our own to
 * be another one, and in a language that its messages can be read in.
 */
export function childEnvironment(env: Env = process.env): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('PG'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
