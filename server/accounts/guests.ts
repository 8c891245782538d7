import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Me } from '../interview/api.ts'
import { hashToken, type Ids } from './tokens.ts'

/** People, known by the token in their cookie. */
export interface Guests {
  /** Null for a token that nobody has. */
  find(token: string): Promise<Me | null>
  /** A new guest; the token is given out here and nowhere else. */
  create(): Promise<{ me: Me; token: string }>
  rename(person: string, name: string): Promise<Me>
}

export function openGuests(prisma: PrismaClient, ids: Ids): Guests {
  return {
    async find(token) {
      const found = await prisma.guest.findUnique({ where: { tokenHash: hashToken(token) } })
      return found && { person: found.id, name: found.name }
    },
    async create() {
      const [id, token] = [ids.uuid(), ids.token()]
      // Enough to tell two people apart who have not said their names yet.
      const name = `Guest ${id.slice(0, 4)}`
      await prisma.guest.create({ data: { id, name, tokenHash: hashToken(token) } })
      return { me: { person: id, name }, token }
    },
    async rename(person, name) {
      await prisma.guest.update({ where: { id: person }, data: { name } })
      return { person, name }
    },
  }
}
