/**
 * Many people write in one document at once, in real browsers; the server is killed and sessions end in the middle of it. What a
 * screen called saved is what is stored, byte for byte; nothing that was typed is lost; two in one field keep both texts.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, expect } from '@playwright/test'
import pg from 'pg'
import { findChromium } from '@/bin/chromium.mjs'
import { ownerUrl } from '@/bin/testing/owner-url'
import { type Started, startProduct } from '@/bin/testing/started'
import { main, text } from '@/e2e/documents'
import type { Outcome } from './outcome'
import { type Desk, openDesk, seen, typeSome, type Writer } from './writers'

const PATIENCE_MS = 90_000

interface Options {
  seed: number
  /** Fewer and shorter only where `npm test` runs a seed of it. */
  people?: number
  seconds?: number
}

export async function run({ seed, people = 20, seconds = 60 }: Options): Promise<Outcome> {
  const product = await startProduct()
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined, args })
  const database = new pg.Pool({ connectionString: ownerUrl(product.dataDir), max: 4 })
  const soak = new Soak(product, database)
  try {
    const desk = await openDesk(product, browser, people, seed)
    soak.document = desk.document
    await soak.write(desk, seconds)
    await soak.meet(desk)
    return { tried: soak.tried, failed: soak.failures.length, seed, note: soak.note(people, seconds) }
  } finally {
    await browser.close()
    await database.end()
    await product.stop()
  }
}

class Soak {
  document = ''
  tried = 0
  readonly failures: string[] = []
  private checks = 0
  private characters = 0
  private ended = 0
  private pairs = 0
  private downMs = 0

  constructor(
    private readonly product: Started,
    private readonly database: pg.Pool,
  ) {}

  note(people: number, seconds: number): string {
    const words = `${people} browsers for ${seconds} s: ${this.characters} characters, ${this.checks} looks at what a screen called saved, the web server killed once (back after ${Math.round(this.downMs)} ms), ${this.ended} sessions ended, ${this.pairs} pairs in one field.`
    return [words, ...this.failures.slice(0, 10)].join(' | ')
  }

  private expect(isGood: boolean, what: string): void {
    this.tried++
    if (!isGood) this.failures.push(what)
  }

  /** Everybody in their own field, with the server killed after a third of the time and sessions ended after two. */
  async write({ writers }: Desk, seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1000
    const isOver = () => performance.now() > until
    const trouble = async () => {
      await sleep((seconds * 1000) / 3)
      await this.killServer()
      await sleep((seconds * 1000) / 3)
      await this.endSessions(writers.filter((_, at) => at % 4 === 1))
    }
    await Promise.all([trouble(), ...writers.map((writer) => this.writeUntil(writer, isOver))])
    await Promise.all(writers.map((writer) => this.expectKept(writer)))
  }

  private async writeUntil(writer: Writer, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const words = await typeSome(writer)
      writer.typed += words
      this.characters += words.length
      // Some go on at once, some wait for the screen to say that it is saved.
      const until = performance.now() + (writer.random() < 0.5 ? writer.random() * 1500 : 8000)
      do await sleep(100)
      while (!(await this.lookAt(writer)) && performance.now() < until)
    }
  }

  /** Only what the screen calls saved has to be there already. */
  private async lookAt(writer: Writer): Promise<boolean> {
    const { value, isSaved } = await seen(writer)
    this.expect(value === writer.typed, `${writer.name} sees ${quoted(value)}, typed ${quoted(writer.typed)}`)
    if (!isSaved) return false
    this.checks++
    const stored = await this.stored(writer.field)
    this.expect(isSame(stored, value), `${writer.name} sees as saved ${quoted(value)}, stored is ${quoted(stored)}`)
    return true
  }

  private async killServer(): Promise<void> {
    const pid = this.product.pidOf('web')
    process.kill(pid, 'SIGKILL')
    const killed = performance.now()
    while ([0, pid].includes(this.product.pidOf('web')) || !(await this.isReady())) await sleep(50)
    this.downMs = performance.now() - killed
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.product.url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  }

  /** Behind everybody's back, as time does; they go on typing for a while before they sign in again. */
  private async endSessions(writers: Writer[]): Promise<void> {
    const names = writers.map(({ name }) => name)
    await this.database.query(
      `update sessions set expires_at = now() where revoked_at is null
        and person_id in (select id from people where name = any($1))`,
      [names],
    )
    this.ended = writers.length
    await sleep(2500)
    await Promise.all(writers.map((writer) => writer.returns()))
  }

  private async expectKept(writer: Writer): Promise<void> {
    const { page, field, name, typed } = writer
    await page.bringToFront()
    const until = performance.now() + PATIENCE_MS
    while (!(await seen(writer)).isSaved && performance.now() < until) await sleep(200)
    const { value, isSaved } = await seen(writer)
    this.expect(isSaved, `${name}: not saved after ${PATIENCE_MS / 1000} s`)
    const stored = await this.stored(field)
    this.expect(isSame(stored, typed) && value === typed, `${name} typed ${quoted(typed)}, stored is ${quoted(stored)}`)
  }

  /** Each two in one field at the same moment. */
  async meet({ writers, shared }: Desk): Promise<void> {
    await Promise.all(shared.map((place, at) => this.meetIn(place, [writers[2 * at]!, writers[2 * at + 1]!])))
    this.pairs = shared.length
  }

  private async meetIn(
    { field, question }: { field: string; question: string },
    pair: [Writer, Writer],
  ): Promise<void> {
    const offers = pair.map(({ page }) =>
      main(page)
        .getByRole('alert')
        .filter({ hasText: `changed “${question}”` }),
    )
    const offered = () => Promise.all(offers.map((offer) => offer.isVisible()))
    const words = pair.map(({ name }) => `Written by ${name}, 漢字.`)
    // Neither hears of the other before both have typed.
    await Promise.all(pair.map(({ page }) => page.context().setOffline(true)))
    await Promise.all(pair.map(({ page }, at) => text(page, question).pressSequentially(words[at]!)))
    await Promise.all(pair.map(({ page }) => page.context().setOffline(false)))
    try {
      await expect.poll(offered, { timeout: PATIENCE_MS }).toContain(true)
      const { page } = pair[(await offered()).indexOf(true)]!
      await main(page).getByRole('button', { name: 'Put both into the field, and edit' }).click()
      await main(page).getByRole('button', { name: 'Save what stands below' }).click()
      const both = () => Promise.all(pair.map(async ({ page }) => (await seen({ page, question })).value))
      const hasBoth = (value: string) => words.every((one) => value.includes(one))
      await expect.poll(async () => (await both()).every(hasBoth), { timeout: PATIENCE_MS }).toBe(true)
      await expect.poll(async () => hasBoth(String(await this.stored(field))), { timeout: PATIENCE_MS }).toBe(true)
      this.expect(true, question)
    } catch (error) {
      this.expect(false, `${question}: ${String(error).slice(0, 300)}`)
    }
  }

  /** Past the product, as the database has it. */
  private async stored(field: string): Promise<unknown> {
    const { rows } = await this.database.query(
      'select a.value from document_answers a join documents d on d.id = a.document_id where d.ref = $1 and a.field = $2',
      [this.document, field],
    )
    return rows[0]?.value ?? ''
  }
}

const isSame = (stored: unknown, text: string) =>
  typeof stored === 'string' && Buffer.from(stored).equals(Buffer.from(text))

const quoted = (text: unknown) => JSON.stringify(String(text).slice(-60))
