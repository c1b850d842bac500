import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { EnvironmentError } from '@/lib/platform/env'

/** A predecessor that was killed may need a moment to let go of the port. */
export async function requireFreePort(port: number, patienceMs = 12_000): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await sleep(100)) {
    const error = await tryPort(port)
    if (!error) return
    if (error.code === 'EACCES')
      throw new EnvironmentError([
        `This user may not listen on port ${port}. Choose one above 1023, for example PORT=3000.`,
      ])
    if (error.code !== 'EADDRINUSE') throw error
    if (Date.now() > until)
      throw new EnvironmentError([
        `Port ${port} is used by another program. Stop it, or choose another one: PORT=${port + 1} npm start`,
      ])
  }
}

function tryPort(port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)))
  })
}
