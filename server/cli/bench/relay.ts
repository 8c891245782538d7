// What the rooms are held against: a plain relay that parses each frame, passes it on to the others of the room and stores
// nothing. Run as a process of its own: node --import tsx server/cli/bench/relay.ts
import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()
const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })

server.on('connection', (socket, request) => {
  const path = request.url ?? ''
  const room = rooms.get(path) ?? new Set<WebSocket>()
  rooms.set(path, room.add(socket))
  socket.on('close', () => room.delete(socket))
  socket.on('message', (data) => {
    const frame = JSON.stringify(JSON.parse(data.toString()))
    for (const other of room) if (other !== socket) other.send(frame)
  })
})

http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (address !== null && typeof address === 'object')
    console.log(`relay at http://127.0.0.1:${address.port}`)
})
