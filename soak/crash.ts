/**
 * Eight writers, and every process killed in turn in the middle of it. Every acknowledged write is in the log exactly once,
 * state equals log, and the log verifies and extends the last checkpoint that was kept outside.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ProcessName, type Started, startProduct } from '@/bin/testing/started'
import type { Outcome } from './outcome'
import { mulberry32 } from './random'

const WRITERS = 8
const RECOVERY_MS = 10_000
const names: ProcessName[] = ['web', 'worker', 'signer', 'postgres']

interface Write {
  name: string
  isAcknowledged: boolean
}

/** `kills` is smaller only where `npm test` runs a seed of it. */
export async function run({ seed, kills = 24 }: { seed: number; kills?: number }): Promise<Outcome> {
  const random = mulberry32(seed)
  const product = await startProduct()
  const kept = path.join(mkdtempSync(path.join(tmpdir(), 'countersign-outside-')), 'checkpoint')
  const failures: string[] = []
  try {
    const token = await tokenOf(product, 'ingrid', 'read,write')
    const auditToken = await tokenOf(product, 'leila', 'read')
    const writes: Write[] = []
    const stopping = new AbortController()
    let lastAcknowledged = performance.now()
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let count = 0; !stopping.signal.aborted; count++) {
        const write: Write = { name: `Soak ${writer}-${count}`, isAcknowledged: false }
        writes.push(write)
        await createUntilAnswered(product, token, write, stopping.signal)
        if (write.isAcknowledged) lastAcknowledged = performance.now()
      }
    })
    let slowest = 0
    for (let kill = 0; kill < kills; kill++) {
      await sleep(400 + random() * 1600)
      const name = names[kill % names.length]!
      keepCheckpoint(product, kept)
      const pid = product.pidOf(name)
      if (!pid) {
        failures.push(`kill ${kill}: no ${name} to kill`)
        continue
      }
      process.kill(pid, 'SIGKILL')
      const killedAt = performance.now()
      await sleep(50)
      while (!(product.pidOf(name) && product.pidOf(name) !== pid && lastAcknowledged > killedAt + 50)) {
        if (performance.now() - killedAt > RECOVERY_MS) {
          failures.push(`kill ${kill}: ${name} and a write were not back within ${RECOVERY_MS / 1000} s`)
          break
        }
        await sleep(20)
      }
      slowest = Math.max(slowest, performance.now() - killedAt)
    }
    stopping.abort()
    await Promise.all(writers)
    await sleep(2000)
    failures.push(...(await compare(product, token, auditToken, writes)))
    const verified = await product.countersign('verify', '--json', '--checkpoint', kept)
    if (verified.code !== 0) failures.push(`verify: ${verified.stdout.slice(0, 2000)}`)
    const acknowledged = writes.filter((write) => write.isAcknowledged).length
    return {
      tried: acknowledged,
      failed: failures.length,
      seed,
      note: `${kills} kills, slowest recovery ${Math.round(slowest)} ms, ${acknowledged} acknowledged writes of ${writes.length}.${failures.length ? ` ${failures.join(' | ')}` : ''}`,
    }
  } finally {
    await product.stop()
    rmSync(path.dirname(kept), { recursive: true, force: true })
  }
}

/** The same key again and again until there is an answer: what a careful client does, and what must not write twice. */
async function createUntilAnswered(product: Started, token: string, write: Write, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !(signal.aborted && attempt > 0); attempt++) {
    try {
      const response = await fetch(`${product.url}/api/v1/use-cases`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': write.name,
        },
        body: JSON.stringify({
          name: write.name,
          area: 'Soak',
          answers: {
            problem: 'Written while processes die.',
            beneficiaries: 'Those who check.',
            value_per_year: { amount: 1, currency: 'EUR' },
            value_reasoning: 'None.',
            cost_to_build: { amount: 1, currency: 'EUR' },
            cost_to_run: { amount: 0, currency: 'EUR' },
          },
        }),
        signal: AbortSignal.timeout(8000),
      })
      if (response.status === 201) {
        await response.json()
        write.isAcknowledged = true
        return
      }
      if (response.status === 429) await sleep(1000)
    } catch {
      // The process is gone, or the answer was cut off: not acknowledged, so it is asked again.
    }
    await sleep(50)
  }
}

/** Rows and log entries by the name they carry, against what was acknowledged: each is there once, in both. */
async function compare(product: Started, token: string, auditToken: string, writes: Write[]): Promise<string[]> {
  const rows = new Map<string, number>()
  for await (const { name } of pages<{ name: string }>(product, '/use-cases', token)) count(rows, name)
  const entries = new Map<string, number>()
  for await (const entry of pages<{ action: string; sentence: string }>(product, '/audit/entries', auditToken)) {
    const name = / (Soak \d+-\d+) /.exec(entry.sentence)?.[1]
    if (entry.action === 'use_case.created' && name) count(entries, name)
  }
  const failures: string[] = []
  for (const { name, isAcknowledged } of writes) {
    const [written, logged] = [rows.get(name) ?? 0, entries.get(name) ?? 0]
    if (written > 1 || logged !== written) failures.push(`${name} has ${written} rows and ${logged} entries`)
    if (isAcknowledged && written === 0) failures.push(`${name} was acknowledged and is lost`)
  }
  return failures
}

function count(counted: Map<string, number>, name: string): void {
  counted.set(name, (counted.get(name) ?? 0) + 1)
}

async function* pages<Item>(product: Started, list: string, token: string): AsyncGenerator<Item> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const response: Response = await fetch(
      `${product.url}/api/v1${list}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      { headers: { authorization: `Bearer ${token}` } },
    )
    const page = (await response.json()) as { items: Item[]; next: string | null }
    yield* page.items
    cursor = page.next
  }
}

async function tokenOf(product: Started, person: string, scopes: string): Promise<string> {
  const email = `${person}@halden.example`
  const made = await product.countersign('token', 'create', '--email', email, '--name', 'soak', '--scopes', scopes)
  return made.stdout.trim()
}

/** The newest checkpoint that lies outside the database, put aside as an auditor would. */
function keepCheckpoint(product: Started, kept: string): void {
  const source = path.join(product.dataDir, 'signer', 'checkpoint')
  if (existsSync(source)) copyFileSync(source, kept)
  else if (!existsSync(kept)) writeFileSync(kept, '')
  readFileSync(kept)
}
