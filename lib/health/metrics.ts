// What an operator's Prometheus reads: the process, the audit queue, the age of the newest checkpoint.
import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Db } from '@/db/client'

const kept = globalThis as { countersignMetrics?: ReturnType<typeof create> }

function create() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'countersign_' })
  const gauge = (name: string, help: string) => new Gauge({ name: `countersign_${name}`, help, registers: [registry] })
  return {
    registry,
    pending: gauge('audit_pending_entries', 'Audit entries that wait for their place in the log'),
    size: gauge('audit_log_size', 'Leaves under the newest checkpoint'),
    age: gauge('audit_checkpoint_age_seconds', 'Seconds since the newest checkpoint was signed'),
    outbox: gauge('outbox_rows', 'Outbox rows that the worker has not taken yet'),
  }
}

/** From this machine, or with the token; compared in constant time. */
export function mayReadMetrics(headers: Headers, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1]
  if (token && given) return timingSafeEqual(hash(given), hash(token))
  const address = headers.get('x-countersign-address') ?? ''
  return (
    headers.get('x-countersign-forwarded') === 'false' && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address)
  )
}

const hash = (text: string) => createHash('sha256').update(text).digest()

export async function metricsText(db: Db): Promise<{ contentType: string; text: string }> {
  kept.countersignMetrics ??= create()
  const { registry, pending, size, age, outbox } = kept.countersignMetrics
  const { rows } = await db.execute<{ pending: string; size: string | null; age: string | null; outbox: string }>(
    sql`select * from countersign_gauges()`,
  )
  const row = rows[0]!
  pending.set(Number(row.pending))
  size.set(Number(row.size ?? 0))
  age.set(Number(row.age ?? 0))
  outbox.set(Number(row.outbox))
  return { contentType: registry.contentType, text: await registry.metrics() }
}
