/** Ends a server in order: requests under way are answered, streams that would never end are cut, idle connections are closed. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

const PATIENCE_MS = 10_000

export class Draining {
  private readonly streams = new Set<ServerResponse>()
  private isDraining = false

  watch(req: IncomingMessage, res: ServerResponse): void {
    if (this.isDraining) res.setHeader('connection', 'close')
    if (!req.headers.accept?.includes('text/event-stream')) return
    this.streams.add(res)
    res.once('close', () => this.streams.delete(res))
  }

  async drain(servers: Server[]): Promise<void> {
    this.isDraining = true
    for (const stream of this.streams) stream.destroy()
    const deadline = setTimeout(() => {
      for (const server of servers) server.closeAllConnections()
    }, PATIENCE_MS)
    await Promise.all(servers.map(close))
    clearTimeout(deadline)
  }
}

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    server.close(() => resolve())
    // A connection becomes idle only when its answer is sent, which may be after this moment.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.once('close', () => clearInterval(sweep))
  })
}
