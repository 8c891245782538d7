/** What an endpoint takes beside the messages. Not every server that speaks the protocol knows all of it. */
export interface Dialect {
  format: 'json_schema' | 'json_object' | 'plain'
  /** Temperature 0, for answers that differ as little as can be; some models take only their default. */
  steady: boolean
}

export const richest: Dialect = { format: 'json_schema', steady: true }

const poorerFormat = { json_schema: 'json_object', json_object: 'plain', plain: null } as const

/** What to try next when an endpoint refuses a request; null when nothing is left to leave out. */
export function poorer({ format, steady }: Dialect, complaint: string): Dialect | null {
  if (steady && /temperature/i.test(complaint)) return { format, steady: false }
  const next = poorerFormat[format]
  if (next) return { format: next, steady }
  return steady ? { format, steady: false } : null
}

/** An answer's shape, as JSON Schema under a name. */
export interface AnswerSchema {
  name: string
  schema: Record<string, unknown>
}

/** The fields of a request that say this dialect. */
export function fieldsOf({ format, steady }: Dialect, answer: AnswerSchema): Record<string, unknown> {
  const response_format =
    format === 'json_schema'
      ? { type: format, json_schema: { name: answer.name, strict: true, schema: answer.schema } }
      : { type: format }
  return { ...(format === 'plain' ? {} : { response_format }), ...(steady ? { temperature: 0 } : {}) }
}
