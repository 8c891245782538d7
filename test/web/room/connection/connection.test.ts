import { describe, expect, it } from 'vitest'
import type { Payload } from '../../../../server/interview/events.ts'
import { FRAME_BYTES } from '../../../../server/interview/protocol.ts'
import { memoryOutbox } from '../../../../web/room/connection/outbox.ts'
import type { Refusal } from '../../../../web/room/session/store.ts'
import { interview, startedBy, uuidOf, world } from '../../../rooms/world.ts'

const seats = { ada: { role: 'candidate', owner: true }, bo: { role: 'interviewer' } } as const
const said = (of: { getSnapshot(): { state: { transcript: readonly { text: string }[] } } }) =>
  of.getSnapshot().state.transcript.map(({ text }) => text)
const drawing = (id: string, version = 1): Payload<'board.changed'> => ({
  elements: [{ id, type: 'rectangle', version, versionNonce: 1, isDeleted: false }],
})

async function room() {
  const it = world({ seats })
  const ada = it.browser('ada')
  const bo = it.browser('bo')
  await it.pass(2_000)
  bo.append('interview.started', startedBy('peer'))
  await it.pass(1_000)
  return { it, ada, bo }
}

describe('a browser in a room', () => {
  it('is connecting until it is welcome, then open, with the server’s state and who it is', async () => {
    const it = world({ seats })
    const ada = it.browser('ada')
    expect(ada.getSnapshot()).toMatchObject({ status: 'connecting', you: null })
    await it.settle()
    expect(ada.getSnapshot()).toMatchObject({
      status: 'open',
      you: { name: 'ada', role: 'candidate', owner: true },
    })
  })

  it('shows its own drawing at once and the others theirs when it is committed', async () => {
    const { it, ada, bo } = await room()
    ada.append('board.changed', drawing('box'))
    expect(Object.keys(ada.getSnapshot().state.board)).toEqual(['box'])
    expect(ada.getSnapshot().pending).toHaveLength(1)
    expect(bo.getSnapshot().state.board).toEqual({})
    await it.settle()
    expect(ada.getSnapshot()).toMatchObject({ pending: [], state: { seq: 2 } })
    expect(bo.getSnapshot().state).toEqual(ada.getSnapshot().state)
  })

  it('has everything arrive once and in order after 30 s without a connection, typed and drawn meanwhile', async () => {
    const { it, ada, bo } = await room()
    const texts: string[] = []
    it.net.linesOf(uuidOf('ada'))[0]?.cut()
    expect(ada.getSnapshot().status).toBe('reconnecting')
    for (let second = 0; second < 30; second++) {
      texts.push(`line ${second}`)
      ada.append('said', { text: `line ${second}` })
      for (let stroke = 0; stroke < 10; stroke++)
        ada.append('board.changed', drawing(`e${stroke}`, second + 1))
      await it.time.pass(1_000)
      // What it dials meanwhile leads nowhere.
      for (const line of it.net.linesOf(uuidOf('ada'))) line.cut()
    }
    expect(said(bo)).toEqual([])
    await it.pass(20_000)
    expect(ada.getSnapshot()).toMatchObject({ status: 'open', pending: [] })
    expect(said(bo)).toEqual(texts)
    expect(bo.getSnapshot().state).toEqual(ada.getSnapshot().state)
    const log = await it.stored.read(interview, 1)
    expect(log.filter(({ kind }) => kind === 'board.changed')).toHaveLength(300)
    expect(new Set(log.map(({ id }) => id)).size).toBe(330)
  })

  it('loses nothing to a reload of the page: a new page sends what the old one had not got acknowledged', async () => {
    const it = world({ seats })
    const outbox = memoryOutbox()
    const before = it.browser('ada', outbox)
    before.append('board.changed', drawing('box'))
    before.close()
    const after = it.browser('ada', outbox)
    expect(after.getSnapshot().pending).toHaveLength(1)
    await it.settle()
    expect(after.getSnapshot()).toMatchObject({ pending: [], state: { board: { box: { version: 1 } } } })
    expect(outbox.load()).toEqual([])
  })

  it('keeps no press of a button for the next visit', () => {
    const it = world({ seats })
    const outbox = memoryOutbox()
    it.browser('ada', outbox).append('interview.started', startedBy('peer'))
    expect(outbox.load()).toEqual([])
  })

  it('comes back by itself after the server was killed, and shows what it showed', async () => {
    const { it, ada, bo } = await room()
    ada.append('said', { text: 'before' })
    await it.settle()
    it.crash()
    ada.append('said', { text: 'during' })
    await it.pass(3_000)
    expect(said(ada)).toEqual(['before', 'during'])
    expect(said(bo)).toEqual(['before', 'during'])
  })

  it('tries again less and less often, and at once when the network is back', async () => {
    const { it, ada } = await room()
    const tries: number[] = []
    const cutAll = () => {
      for (const line of it.net.linesOf(uuidOf('ada'))) {
        line.cut()
        tries.push(it.time.now())
      }
    }
    cutAll()
    for (let step = 0; step < 600; step++) {
      await it.time.pass(100)
      cutAll()
    }
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    expect(pauses.length).toBeLessThan(14)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_100)
    expect(pauses[0]).toBeLessThanOrEqual(400)
    ada.wake()
    await it.settle()
    expect(ada.getSnapshot().status).toBe('open')
  })

  it('notices a connection that is dead although nobody said so', async () => {
    const { it, ada } = await room()
    // Time passes and nothing moves on the wire.
    await it.time.pass(20_000)
    expect(ada.getSnapshot().status).toBe('reconnecting')
    await it.pass(12_000)
    expect(ada.getSnapshot().status).toBe('open')
  })

  it.each([
    ['has no seat there', 'eve', 'interview.not-found'],
    ['was sent away', 'ada', 'seat.revoked'],
  ])('is told why and stays away when it %s', async (_why, name, code) => {
    const it = world({ seats })
    const browser = it.browser(name)
    await it.settle()
    if (name === 'ada') it.revoke('ada')
    await it.pass(30_000)
    expect(browser.getSnapshot()).toMatchObject({ status: 'closed', problem: { code } })
    expect(it.net.lines()).toEqual([])
  })

  it('takes back what the server refuses, and says why', async () => {
    const { it, ada } = await room()
    const refused: [Refusal, unknown][] = []
    ada.onRefused((refusal, event) => refused.push([refusal, event]))
    const id = ada.append('note.written', { note: uuidOf('n'), phase: 'requirements', text: 'mine' })
    expect(ada.getSnapshot().state.notes).toHaveLength(1)
    await it.settle()
    expect(ada.getSnapshot()).toMatchObject({ pending: [], state: { notes: [] } })
    expect(refused).toMatchObject([
      [
        { id, code: 'role.may-not' },
        { id, kind: 'note.written' },
      ],
    ])
  })

  it('refuses by itself what has no right shape, without sending it', async () => {
    const { it, ada } = await room()
    const codes: string[] = []
    ada.onRefused(({ code }) => codes.push(code))
    ada.append('said', { text: '   ' })
    ada.append('said', { text: 'x'.repeat(FRAME_BYTES) })
    await it.settle()
    expect(codes).toEqual(['event.wrong-shape', 'frame.too-large'])
    expect(ada.getSnapshot().pending).toEqual([])
  })

  it('sends a drawing that is too large for one frame in several', async () => {
    const { it, ada, bo } = await room()
    const elements = Array.from({ length: 40 }, (_, index) => ({
      ...drawing(`e${index}`).elements[0],
      text: '€'.repeat(20_000),
    }))
    ada.append('board.changed', { elements } as Payload<'board.changed'>)
    await it.pass(3_000)
    expect(Object.keys(bo.getSnapshot().state.board)).toHaveLength(40)
    expect(
      it.net.linesOf(uuidOf('bo'))[0]?.received.every((frame) => Buffer.byteLength(frame) <= FRAME_BYTES),
    ).toBe(true)
  })

  it('keeps the parts of a snapshot that did not change', async () => {
    const { it, ada, bo } = await room()
    const before = ada.getSnapshot()
    bo.append('board.changed', drawing('box'))
    await it.settle()
    const after = ada.getSnapshot()
    expect(after).not.toBe(before)
    expect(after.state.transcript).toBe(before.state.transcript)
    expect(after.you).toBe(before.you)
    expect(after.present).toBe(before.present)
  })

  it('hears the live frames of others', async () => {
    const { it, ada, bo } = await room()
    const heard: unknown[] = []
    const end = ada.onLive((frame) => heard.push(frame))
    bo.live('pointer', { x: 1, y: 2 })
    await it.settle()
    end()
    bo.live('pointer', { x: 3, y: 4 })
    await it.settle()
    expect(heard).toMatchObject([{ from: uuidOf('bo'), kind: 'pointer', payload: { x: 1, y: 2 } }])
  })
})
