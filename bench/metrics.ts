/** What a long history costs: the metric page against a short one, taking values in against a bare insert, and a chart's data. */
import pg from 'pg'
import { v7 } from 'uuid'
import { createDb } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { createMetric } from '@/lib/metrics/create-metric'
import { listObservations } from '@/lib/metrics/observations/list-observations'
import { readHistory } from '@/lib/metrics/observations/read-history'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { getMetric } from '@/lib/metrics/queries'
import type { Ctx } from '@/lib/platform/context'
import type { Row } from './row'
import { makePlace, startScratch, withClient } from './scratch'

const MANY = 1_000_000
const FEW = 10_000
const SLICES = 8
const BATCH = 1000
const ROUNDS = 15

export async function run(): Promise<Row[]> {
  const scratch = await startScratch()
  try {
    const { ownerUrl, urls } = await scratch.database('metrics')
    const place = await makePlace(ownerUrl, 1)
    const db = createDb(urls.webUrl, { max: 1 })
    const ctx: Ctx = {
      db,
      actor: { kind: 'person', id: place.personId, via: 'api', tokenId: v7(), scopes: ['read', 'write'] },
      workspaceId: place.workspaceId,
    }
    const make = async (name: string) =>
      (
        await execute(ctx, createMetric, {
          useCase: 'UC-1',
          name,
          audience: 'technical',
          direction: 'higher',
          unit: 'share',
        })
      ).value
    const [many, few, fresh] = [await make('A long history'), await make('A short history'), await make('A new one')]
    await withClient(ownerUrl, async (client) => {
      await fill(client, place.workspaceId, many.id, MANY)
      await fill(client, place.workspaceId, few.id, FEW)
      await client.query('analyze')
    })
    const rows = [await pageRatio(ctx, many.ref, few.ref), await chartSize(ctx, many.ref)]
    const raw = new pg.Client({ connectionString: ownerUrl })
    await raw.connect()
    rows.push(await ingestRatio(ctx, fresh, raw, place.workspaceId))
    await raw.end()
    await db.$client.end()
    return rows
  } finally {
    await scratch.stop()
  }
}

/** `count` values over the same two years, an eighth of them in each slice; past the guards, which only the scratch server's superuser can. */
async function fill(client: pg.Client, workspace: string, metric: string, count: number): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  const batch = v7()
  await client.query(
    "insert into observation_batches (id, workspace_id, metric_id, source, rows, digest) values ($1, $2, $3, 'api', $4, '')",
    [batch, workspace, metric, count],
  )
  for (let slice = 0; slice < SLICES; slice++) {
    const series = v7()
    const each = count / SLICES
    await client.query(
      'insert into observation_series (id, workspace_id, metric_id, environment, slice) values ($1, $2, $3, $4, $5)',
      [series, workspace, metric, 'production', slice === 0 ? '' : `group ${slice}`],
    )
    await client.query(
      `insert into observations (id, workspace_id, series_id, batch_id, observed_at, value)
       select ('0198c2f0-' || lpad(to_hex($5::int), 4, '0') || '-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1, $2, $3, now() - interval '1 day' - (i * interval '730 days' / $4::float8), 0.6 + 0.1 * random()
       from generate_series(0, $4::int - 1) i`,
      // Rising ids, as the product makes them.
      [workspace, series, batch, each, count === MANY ? slice : SLICES + slice],
    )
  }
  await client.query("set session_replication_role = 'origin'")
  // As the trigger keeps them.
  await client.query(
    `select countersign_count_days($1, array_agg(series), array_agg(day)) from (
      select distinct o.series_id as series, (observed_at at time zone 'UTC')::date as day
      from observations o join observation_series s on s.id = o.series_id where s.metric_id = $2) d`,
    [workspace, metric],
  )
  await client.query(
    `insert into metric_standings (metric_id, workspace_id, series_id, observed_at, value, standing, since)
     select s.metric_id, s.workspace_id, s.id, o.observed_at, o.value, 'unjudged', o.observed_at
     from observation_series s join observations o on o.series_id = s.id
     where s.metric_id = $1 and s.slice = '' order by o.observed_at desc limit 1`,
    [metric],
  )
}

/** What the metric's page asks: the metric, its whole history, the newest values behind the chart. */
async function page(ctx: Ctx, metric: string): Promise<void> {
  await ask(ctx, getMetric, { metric })
  await ask(ctx, readHistory, { metric })
  await ask(ctx, listObservations, { metric, limit: 12 })
}

async function pageRatio(ctx: Ctx, many: string, few: string): Promise<Row> {
  const times = { many: [] as number[], few: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const [long, short] = [await milliseconds(() => page(ctx, many)), await milliseconds(() => page(ctx, few))]
    // The first rounds plan and warm.
    if (round < 3) continue
    times.many.push(long)
    times.few.push(short)
  }
  const ratio = Number((median(times.many) / median(times.few)).toFixed(2))
  return { name: `metric page's queries at ${MANY} ÷ at ${FEW} observations`, ratio, budget: '≤ 2', ok: ratio <= 2 }
}

/** Every slice beside each other: the most that a chart is ever asked for. */
async function chartSize(ctx: Ctx, metric: string): Promise<Row> {
  const { slices } = await ask(ctx, readHistory, { metric })
  const history = await ask(ctx, readHistory, { metric, slices: slices.slice(0, SLICES) })
  const value = Number((Buffer.byteLength(JSON.stringify(history)) / 1000).toFixed(1))
  return { name: `chart of ${SLICES} slices of ${MANY} observations, kB`, value, budget: '< 100', ok: value < 100 }
}

/** A batch through the command, checked, audited, its days and standing kept, against the same rows by one insert. */
async function ingestRatio(
  ctx: Ctx,
  metric: { id: string; ref: string },
  raw: pg.Client,
  workspace: string,
): Promise<Row> {
  const bare = await bareTable(raw)
  const times = { command: [] as number[], insert: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const observations = Array.from({ length: BATCH }, (_, index) => ({
      at: new Date(Date.UTC(2020, 0, 1) + (round * BATCH + index) * 60_000).toISOString(),
      value: (index % 97) / 97,
      environment: 'production',
    }))
    const command = await milliseconds(() => execute(ctx, recordObservations, { metric: metric.ref, observations }))
    const insert = await milliseconds(() => insertRows(raw, bare, workspace, observations))
    if (round < 3) continue
    times.command.push(command)
    times.insert.push(insert)
  }
  const ratio = Number((median(times.insert) / median(times.command)).toFixed(2))
  return {
    name: `raw multi-row insert ÷ batch of ${BATCH} through the command`,
    ratio,
    budget: '≥ 0.5',
    ok: ratio >= 0.5,
  }
}

interface Bare {
  table: string
  series: string
  batch: string
}

/** The same columns, indexes and references, without triggers, audit and row security. */
async function bareTable(client: pg.Client): Promise<Bare> {
  await client.query('create table bare_observations (like observations including defaults including indexes)')
  for (const [column, table] of [
    ['series_id', 'observation_series'],
    ['batch_id', 'observation_batches'],
  ])
    await client.query(`alter table bare_observations add foreign key (${column}) references ${table} (id)`)
  const { rows } = await client.query<{ series: string; batch: string }>(
    'select s.id as series, b.id as batch from observation_series s join observation_batches b on b.metric_id = s.metric_id limit 1',
  )
  return { table: 'bare_observations', ...rows[0]! }
}

async function insertRows(
  client: pg.Client,
  { table, series, batch }: Bare,
  workspace: string,
  rows: ReadonlyArray<{ at: string; value: number }>,
): Promise<void> {
  const values = rows.flatMap(({ at, value }) => [v7(), workspace, series, batch, at, value, ''])
  const tuples = rows.map(
    (_, row) => `(${Array.from({ length: 7 }, (_, column) => `$${row * 7 + column + 1}`).join(',')})`,
  )
  await client.query(
    `insert into ${table} (id, workspace_id, series_id, batch_id, observed_at, value, note) values ${tuples.join(',')}`,
    values,
  )
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
