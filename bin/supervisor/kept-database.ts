/** The embedded Postgres, started again at the same address when it dies, so that the processes only have to reconnect. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbedded } from '@/db/embedded/start'
import { Backoff } from './backoff'
import { say } from './say'

export class KeptDatabase {
  private server: EmbeddedPostgres | null = null
  private port: number | undefined
  private isStopping = false
  private starting: Promise<unknown> = Promise.resolve()
  private readonly backoff = new Backoff()

  constructor(
    private readonly dataDir: string,
    private readonly password: string,
  ) {}

  async start(): Promise<string> {
    const begun = startEmbedded({ dataDir: this.dataDir, password: this.password, port: this.port })
    this.starting = begun.catch(() => {})
    const server = await begun
    if (this.port !== undefined && server.port !== this.port) {
      await server.stop()
      throw new Error(`its port ${this.port} is taken by another program`)
    }
    this.backoff.began()
    this.server = server
    this.port = server.port
    server.onExit(() => {
      if (!this.isStopping) void this.restart()
    })
    return server.url
  }

  private async restart(): Promise<void> {
    for (let reason = 'ended'; !this.isStopping; ) {
      const wait = this.backoff.next()
      say.warn(`Postgres ${reason}; starting it again${wait ? ` in ${wait / 1000} s` : ''}.`)
      await sleep(wait)
      if (this.isStopping) return
      try {
        await this.start()
        return
      } catch (error) {
        reason = `could not be started (${(error as Error).message})`
      }
    }
  }

  async stop(): Promise<void> {
    this.isStopping = true
    await this.starting
    await this.server?.stop()
  }
}
