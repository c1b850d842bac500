/** One child process, started again whenever it ends by itself. */
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { appRoot } from '@/lib/platform/paths'
import { Backoff } from './backoff'
import { say } from './say'

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 15_000

export class Child {
  private running: ChildProcess | null = null
  private isStopping = false
  private readonly backoff = new Backoff()

  constructor(
    readonly name: 'web' | 'worker' | 'signer',
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Resolves when the process says it is ready. @throws when it ends or stays silent instead. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = fork(path.join(appRoot(), 'dist', `${this.name}.mjs`), [], {
        cwd: appRoot(),
        env: this.environment,
        execArgv: ['--enable-source-maps'],
      })
      this.running = child
      this.backoff.began()
      let isReady = false
      const silence = setTimeout(() => {
        reject(new Error(`The ${this.name} process did not become ready in ${READY_LIMIT_MS / 1000} s.`))
        child.kill('SIGKILL')
      }, READY_LIMIT_MS)
      child.on('message', (message: { type?: string }) => {
        if (message.type !== 'ready') return
        isReady = true
        clearTimeout(silence)
        resolve()
      })
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        clearTimeout(silence)
        this.running = null
        const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
        if (!isReady) reject(new Error(`The ${this.name} process ${how} before it was ready; its log above says why.`))
        else if (!this.isStopping) void this.restart(how)
      })
    })
  }

  private async restart(how: string): Promise<void> {
    for (let reason = how; !this.isStopping; ) {
      const wait = this.backoff.next()
      say.warn(`The ${this.name} process ${reason}; starting it again${wait ? ` in ${wait / 1000} s` : ''}.`)
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

  /** From here on its end is no accident. */
  expectStop(): void {
    this.isStopping = true
  }

  async stop(): Promise<void> {
    this.isStopping = true
    const child = this.running
    if (!child) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
    await gone
    clearTimeout(patience)
  }
}
