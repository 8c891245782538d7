import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { plainElement } from './element.ts'

/** One socket of the load. */
export interface Peer {
  socket: WebSocket
  index: number
}

/** What each peer does in a second. */
export interface Workload {
  name: 'drawing' | 'all durable'
  live: number
  durable: number
}

export const workloads: readonly Workload[] = [
  { name: 'drawing', live: 10, durable: 1 },
  { name: 'all durable', live: 0, durable: 10 },
]

/** Stands before the time of sending in each frame, in ms of this process. */
const STAMP = '@@'

/** What peers received in a while: how many frames of others, and how long each took, in ms. */
export class Deliveries {
  readonly ms: number[] = []
  private counting = false

  listen({ socket }: Peer): void {
    socket.on('message', (data: Buffer) => {
      if (!this.counting) return
      const at = data.indexOf(STAMP)
      // An ack has no stamp: it is not counted, for the relay sends none.
      if (at < 0) return
      const sent = Number.parseFloat(data.toString('latin1', at + STAMP.length, at + STAMP.length + 16))
      this.ms.push(performance.now() - sent)
    })
  }

  /** Counts for so long. */
  async count(ms: number): Promise<void> {
    this.ms.length = 0
    this.counting = true
    await wait(ms)
    this.counting = false
  }
}

/** Opens a socket and waits until it is open. */
export async function openPeer(url: string, index: number, cookie = ''): Promise<Peer> {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: { cookie } })
  await once(socket, 'open')
  return { socket, index }
}

/** Lets peers send, each at its own moments of the second, until ended. */
export function runLoad(peers: readonly Peer[], { live, durable }: Workload): () => void {
  const timers: (NodeJS.Timeout | undefined)[] = []
  for (const [index, peer] of peers.entries()) {
    let count = index
    const send = (frame: (peer: Peer, count: number) => string) => () =>
      peer.socket.send(frame(peer, count++))
    for (const [perSecond, frame] of [
      [live, liveFrame],
      [durable, durableFrame],
    ] as const) {
      if (perSecond === 0) continue
      const every = 1_000 / perSecond
      const begin = setTimeout(
        () => {
          timers.push(setInterval(send(frame), every))
        },
        (index * 37) % every,
      )
      timers.push(begin)
    }
  }
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

/** A stroke in progress: an Excalidraw element of some 40 points, about 1.2 kB. */
const liveFrame = (peer: Peer, count: number): string =>
  `{"type":"live","kind":"stroke","payload":{"elements":[${stroke(`live-${peer.index}`, count)}]}}`

/** What is kept: two of three a change of the whiteboard, one an utterance. */
function durableFrame(peer: Peer, count: number): string {
  const id = randomUUID()
  if (count % 3 === 0)
    return `{"type":"append","id":"${id}","kind":"said","payload":{"text":"${WORDS} ${STAMP}${performance.now()}"}}`
  return `{"type":"append","id":"${id}","kind":"board.changed","payload":{"elements":[${stroke(`${peer.index}-${count % 20}`, count)}]}}`
}

const WORDS =
  'We key the stream by user, because one hot story must not slow down the others, and keep a day in memory.'

/** What every element of Excalidraw has. */
const common = (id: string, type: string, version: number) => ({
  id,
  type,
  x: 120.5,
  y: version % 700,
  width: 130,
  height: 25,
  ...plainElement,
  index: 'a1',
  roundness: null,
  seed: 1,
  version,
  versionNonce: version % 97,
  boundElements: null,
  updated: 1,
  link: `${STAMP}${performance.now()}`,
})

const points = Array.from({ length: 40 }, (_, index) => [index * 3.25, ((index * 7) % 50) / 2])
const { id: _id, version: _version, link: _link, ...drawn } = common('', 'freedraw', 1)
/** What is the same in all lines, as text: this process must not be what is measured. */
const sameInAll = JSON.stringify({ ...drawn, points, pressures: [], simulatePressure: true }).slice(1)

/** A line drawn by hand, of 40 points. */
const stroke = (id: string, version: number): string =>
  `{"id":"${id}","version":${version},"link":"${STAMP}${performance.now()}",${sameInAll}`

/** A piece of a diagram: a box, its label, an arrow to the next box, or now and then a line drawn by hand. */
export function piece(id: string, number: number, version: number): string {
  if (number % 10 === 9) return stroke(id, version)
  if (number % 3 === 0) return JSON.stringify(common(id, 'rectangle', version))
  if (number % 3 === 1)
    return JSON.stringify({
      ...common(id, 'text', version),
      text: 'stream processor',
      fontSize: 20,
      containerId: 'e1',
    })
  const ends = {
    startBinding: { elementId: 'e1', focus: 0, gap: 4 },
    endBinding: { elementId: 'e2', focus: 0, gap: 4 },
  }
  return JSON.stringify({
    ...common(id, 'arrow', version),
    ...ends,
    points: [
      [0, 0],
      [130, 25],
    ],
    endArrowhead: 'arrow',
  })
}
