/** An open or opening connection. */
export interface Wire {
  send(text: string): void
  /** Ends it; `closed` is called once, now or later. */
  close(): void
}

export interface WireEvents {
  opened(): void
  received(text: string): void
  /** `code` is the close code; 1006 where it just broke. */
  closed(code: number): void
}

export type OpenWire = (events: WireEvents) => Wire

/** The socket of an interview, on the host that the page came from. */
export function socketUrl(interview: string, page: Pick<Location, 'protocol' | 'host'>): string {
  const scheme = page.protocol === 'https:' ? 'wss:' : 'ws:'
  return `${scheme}//${page.host}/api/interviews/${interview}/socket`
}

/** Opens the browser's own WebSocket. */
export function webSocketWire(url: string): OpenWire {
  return (events) => {
    const socket = new WebSocket(url)
    socket.addEventListener('open', () => events.opened())
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') events.received(data)
    })
    socket.addEventListener('close', ({ code }) => events.closed(code))
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      close: () => socket.close(),
    }
  }
}
