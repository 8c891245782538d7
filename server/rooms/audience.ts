import { type InterviewEvent, maySee, type Role } from '../interview/events.ts'
import type { Covered, Present } from '../interview/protocol.ts'
import { type InterviewState, viewOf } from '../interview/state.ts'
import type { Connection } from './connection.ts'
import type { Seat } from './deps.ts'
import { RECENT_EVENTS } from './limits.ts'

/** Somebody who joined. `role` is the one in force: the seat's, or what a swap gave. */
export interface Member {
  connection: Connection
  seat: Seat
  role: Role
  /** Whether the person minds the clock too, because the script asks. */
  alone: boolean
}

/**
 * Who is in a room and what each of them gets to see. There are two ways to see an interview before its end, with and
 * without what is for interviewers; every frame is written once for each of the two.
 */
export class Audience {
  private readonly members = new Map<Connection, Member>()
  /** The latest events, for those who rejoin; `recentFrom` is the seq before the first of them. */
  private recent: InterviewEvent[] = []
  private recentFrom: number
  /** The last seq that everybody may see. */
  private lastOpen: number
  private readonly views = new Map<string, { of: InterviewState; json: string }>()

  /** `tail` are the events after seq `from`, whose last event everybody may see. */
  constructor(from: number, tail: readonly InterviewEvent[], ended: boolean) {
    this.recentFrom = from
    this.lastOpen = from
    for (const event of tail) this.remember(event, ended)
  }

  get size(): number {
    return this.members.size
  }

  /** Whether the last event may be seen by everybody: only then does a snapshot know every chain of seqs. */
  settledAt(seq: number): boolean {
    return this.lastOpen === seq
  }

  member(connection: Connection): Member | undefined {
    return this.members.get(connection)
  }

  all(): Iterable<Member> {
    return this.members.values()
  }

  hasInterviewer(): boolean {
    for (const member of this.members.values()) if (member.role === 'interviewer') return true
    return false
  }

  present(): Present[] {
    const people = new Map<string, Present>()
    for (const { seat, role } of this.members.values())
      people.set(seat.person, { person: seat.person, name: seat.name, role })
    return [...people.values()]
  }

  /** Lets a member in: its welcome and what it missed since `since`, in one go. */
  enter(member: Member, since: number, state: InterviewState, now: number): void {
    const newcomer = !this.has(member.seat.person)
    this.members.set(member.connection, member)
    this.welcome(member, since, state, now)
    if (newcomer) this.tellPresence(member.connection)
  }

  leave(connection: Connection): void {
    const member = this.members.get(connection)
    if (!member) return
    this.members.delete(connection)
    if (!this.has(member.seat.person)) this.tellPresence(null)
  }

  /** A welcome: the whole state, or, where it is short and the receiver's chain is known, what came after `since`. */
  welcome(member: Member, since: number, state: InterviewState, now: number): void {
    const { connection, seat, role, alone } = member
    const ended = state.clock.is === 'ended'
    const seq = this.lastSeenBy(role, state)
    // What was for interviewers opened to the others at the end, and lies before their `since`: they get it whole.
    const opened = ended && role !== 'interviewer'
    const whole = since === 0 || since < this.recentFrom || since > seq || opened
    const you = JSON.stringify({ person: seat.person, name: seat.name, role, owner: seat.owner, alone })
    const view = whole ? this.viewJson(role, state) : 'null'
    const present = JSON.stringify(this.present())
    connection.sendFrame(
      `{"type":"welcome","you":${you},"state":${view},"seq":${seq},"now":${now},"present":${present}}`,
    )
    if (whole) return
    let prev = since
    for (const event of this.recent) {
      if (event.seq <= since || !maySee(event.kind, role, ended)) continue
      connection.sendFrame(eventFrame(JSON.stringify(event), prev))
      prev = event.seq
    }
  }

  /** Tells everybody who may see it; those in `owed` get an ack in place of the event. */
  deliver(event: InterviewEvent, owed: ReadonlySet<Connection> | undefined, ended: boolean): void {
    const { id, seq, at, kind } = event
    const prevs = { all: seq - 1, open: this.lastOpen }
    this.remember(event, ended)
    const open = maySee(kind, 'observer', ended)
    const json = JSON.stringify(event)
    const forAll = Buffer.from(eventFrame(json, prevs.all))
    const forOpen = prevs.open === prevs.all ? forAll : Buffer.from(eventFrame(json, prevs.open))
    for (const { connection, role } of this.members.values()) {
      const seesAll = role === 'interviewer'
      if (!seesAll && !open) continue
      connection.clearTurn(id)
      if (owed?.has(connection)) connection.sendFrame(ackFrame(id, seq, at, seesAll ? prevs.all : prevs.open))
      else connection.sendFrame(seesAll ? forAll : forOpen)
    }
  }

  /** Passes a live frame to everybody but the socket it came from. */
  deliverLive(from: string, kind: string, payload: unknown, socket: string): void {
    const frame = Buffer.from(JSON.stringify({ type: 'live', from, kind, payload }))
    for (const connection of this.members.keys()) if (connection.id !== socket) connection.sendPassing(frame)
  }

  /** Coverage is for interviewers only, before and after the end. */
  tellCoverage(seq: number, criteria: readonly Covered[], only?: Connection): void {
    const frame = JSON.stringify({ type: 'coverage', seq, criteria })
    for (const { connection, role } of this.members.values())
      if (role === 'interviewer' && (!only || only === connection)) connection.sendFrame(frame)
  }

  /** The seq of an event among the latest, by its id. */
  seqOf(id: string): number | undefined {
    return this.recent.find((event) => event.id === id)?.seq
  }

  /** Tells connections that what they sent was there already: nothing to apply, which `prev` says by being the seq itself. */
  acknowledgeKnown(connections: Iterable<Connection>, id: string, seq: number, now: number): void {
    for (const connection of connections) connection.sendFrame(ackFrame(id, seq, now, seq))
  }

  private has(person: string): boolean {
    for (const { seat } of this.members.values()) if (seat.person === person) return true
    return false
  }

  private tellPresence(except: Connection | null): void {
    const frame = JSON.stringify({ type: 'presence', present: this.present() })
    for (const connection of this.members.keys()) if (connection !== except) connection.sendFrame(frame)
  }

  private lastSeenBy(role: Role, state: InterviewState): number {
    return role === 'interviewer' ? state.seq : this.lastOpen
  }

  private viewJson(role: Role, state: InterviewState): string {
    const sight = role === 'interviewer' ? 'all' : 'open'
    const there = this.views.get(sight)
    if (there?.of === state) return there.json
    const json = JSON.stringify({ ...viewOf(state, role), seq: this.lastSeenBy(role, state) })
    this.views.set(sight, { of: state, json })
    return json
  }

  private remember(event: InterviewEvent, ended: boolean): void {
    this.recent.push(event)
    this.views.clear()
    if (maySee(event.kind, 'observer', ended)) this.lastOpen = event.seq
    if (this.recent.length < 2 * RECENT_EVENTS) return
    this.recent = this.recent.slice(-RECENT_EVENTS)
    this.recentFrom = (this.recent[0]?.seq ?? 1) - 1
  }
}

const eventFrame = (json: string, prev: number) => `{"type":"event","prev":${prev},"event":${json}}`
const ackFrame = (id: string, seq: number, at: number, prev: number) =>
  `{"type":"ack","id":"${id}","seq":${seq},"at":${at},"prev":${prev}}`
