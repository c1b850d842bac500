/** Ends a server in order: requests under way are answered, everything else on the line is cut. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const PATIENCE_MS = 10_000

export class Draining {
  /** Every connection, with the number of requests that wait for an answer on it: none for idle and upgraded ones. */
  private readonly waiting = new Map<Socket, number>()
  private readonly streams = new Set<ServerResponse>()
  private isDraining = false

  constructor(private readonly servers: Server[]) {
    for (const server of servers)
      server.on('connection', (socket: Socket) => {
        this.waiting.set(socket, 0)
        socket.once('close', () => this.waiting.delete(socket))
      })
  }

  watch(req: IncomingMessage, res: ServerResponse): void {
    const { socket } = req
    this.waiting.set(socket, (this.waiting.get(socket) ?? 0) + 1)
    res.once('close', () => {
      const left = (this.waiting.get(socket) ?? 1) - 1
      if (this.waiting.has(socket)) this.waiting.set(socket, left)
      if (this.isDraining && left === 0) socket.destroySoon()
    })
    if (!req.headers.accept?.includes('text/event-stream')) return
    this.streams.add(res)
    res.once('close', () => this.streams.delete(res))
  }

  async drain(): Promise<void> {
    this.isDraining = true
    const closed = this.servers.filter((server) => server.listening).map(close)
    // A stream has no end of its own; its reader connects again, elsewhere or later.
    for (const stream of this.streams) stream.destroy()
    for (const [socket, requests] of this.waiting) if (requests === 0) socket.destroy()
    const deadline = setTimeout(() => {
      for (const socket of this.waiting.keys()) socket.destroy()
    }, PATIENCE_MS)
    await Promise.all(closed)
    clearTimeout(deadline)
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
