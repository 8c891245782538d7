import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** Where new ids and secrets come from. Tests may count instead. */
export interface Ids {
  uuid(): string
  /** 256 random bits, safe in a link and a cookie. */
  token(): string
}

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  token: () => randomBytes(32).toString('base64url'),
}

/** What is stored of a token. The tokens have 256 random bits, so that a plain SHA-256 cannot be turned back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
