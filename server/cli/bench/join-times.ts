import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { openPeer, type Peer, piece } from './load.ts'
import { at } from './measure.ts'
import type { SeatedInterview } from './people.ts'

/**
 * What an interview has gathered by minute 1 and by minute 45: events in its log, elements on its whiteboard. One in eighteen
 * events is an utterance, 150 in 45 minutes; the interviews that the engine is tried on have 50 to 100 in 30.
 */
export const moments = [
  { minute: 1, events: 60, elements: 10 },
  { minute: 45, events: 3_000, elements: 300 },
] as const

/** Frames that may be sent at once without an answer; well below the server's limit for a second. */
const AT_ONCE = 50
const PAUSE_MS = 400

/** Joins as one person, and waits for the welcome. */
export async function joined(base: string, { id, guests }: SeatedInterview, index: number): Promise<Peer> {
  const url = `${base.replace('http', 'ws')}/api/interviews/${id}/socket`
  const peer = await openPeer(url, index, guests[index]?.cookie)
  const turnedAway = new AbortController()
  peer.socket.once('close', (code) => turnedAway.abort(new Error(`The server closed with ${code}.`)))
  peer.socket.send(JSON.stringify({ type: 'join', interview: id, since: 0 }))
  const [first] = await once(peer.socket, 'message', { signal: turnedAway.signal })
  if (!String(first).startsWith('{"type":"welcome"'))
    throw new Error(`No welcome: ${String(first).slice(0, 200)}`)
  return peer
}

/** Fills an interview with what it has at a moment, as its people would: by appends over their sockets. */
export async function fill(
  base: string,
  interview: SeatedInterview,
  moment: (typeof moments)[number],
): Promise<void> {
  const peers = await Promise.all(interview.guests.map((_, index) => joined(base, interview, index)))
  await Promise.all(peers.map((peer) => appendShare(peer, peers.length, moment)))
  for (const { socket } of peers) socket.close()
}

async function appendShare(
  { socket, index }: Peer,
  people: number,
  { events, elements }: (typeof moments)[number],
) {
  let answered = 0
  let wake = () => {}
  socket.on('message', (data: Buffer) => {
    if (!data.toString('latin1', 0, 14).startsWith('{"type":"ack"')) return
    answered += 1
    wake()
  })
  let sent = 0
  for (let count = index; count < events; count += people) {
    const payload =
      count >= elements && count % 18 === 0
        ? `{"text":"What it costs to keep a day of these in memory, number ${count}, against reading them again."}`
        : `{"elements":[${piece(`e${count % elements}`, count % elements, count)}]}`
    const kind = payload.startsWith('{"text') ? 'said' : 'board.changed'
    socket.send(`{"type":"append","id":"${randomUUID()}","kind":"${kind}","payload":${payload}}`)
    sent += 1
    if (sent % AT_ONCE > 0) continue
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    while (answered < sent)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  while (answered < sent)
    await new Promise<void>((resolve) => {
      wake = resolve
    })
}

/** How long it takes from opening a socket until the welcome is parsed, in ms: median and 95th of a hundred. */
export async function joinTimes(base: string, interviews: readonly SeatedInterview[], times: number) {
  const taken: number[] = []
  let bytes = 0
  for (let count = 0; count < times; count++) {
    const interview = interviews[count % interviews.length]
    if (!interview) continue
    const one = await joinOnce(base, interview)
    taken.push(one.ms)
    bytes = one.bytes
  }
  taken.sort((a, b) => a - b)
  return { p50: at(taken, 0.5), p95: at(taken, 0.95), kB: Math.round(bytes / 1_000) }
}

async function joinOnce(
  base: string,
  { id, guests }: SeatedInterview,
): Promise<{ ms: number; bytes: number }> {
  const url = `${base.replace('http', 'ws')}/api/interviews/${id}/socket`
  const began = performance.now()
  const { socket } = await openPeer(url, 0, guests[0]?.cookie)
  socket.send(JSON.stringify({ type: 'join', interview: id, since: 0 }))
  const [data] = await once(socket, 'message')
  const welcome: unknown = JSON.parse(String(data))
  const ms = performance.now() - began
  if (typeof welcome !== 'object' || welcome === null || !('state' in welcome)) throw new Error('no welcome')
  socket.close()
  await once(socket, 'close')
  return { ms, bytes: String(data).length }
}
