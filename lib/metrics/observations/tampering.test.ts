// What a superuser who switched the triggers off could do to observations, and what the web process could try.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { ask, execute } from '@/lib/audit/execute'
import { digestOfBatch, refuseChangedObservations } from '@/lib/audit/observation-digest'
import { sha256Text } from '@/lib/audit/record-event'
import { withContext } from '@/lib/platform/context'
import { openTestDb, testWorkspace } from '@/lib/testing/workspace'
import { createMetric } from '../create-metric'
import { listObservations } from './list-observations'
import { recordObservations } from './record-observations'
import { withdrawObservation } from './withdraw-observation'

const ws = await testWorkspace()
const owner = await openTestDb(ws.database.ownerUrl, 1)
const amara = ws.as('data_scientist')
const useCase = ws.useCase.ref
const make = async (name: string) =>
  (await execute(amara, createMetric, { useCase, name, audience: 'technical', direction: 'higher' })).value
const recall = await make('Recall')
const other = await make('Precision')
const observations = [
  { at: '2026-01-31', value: 0.1 + 0.2, slice: 'new customers' },
  { at: '2026-02-28', value: 0.62, note: 'Counted by hand.' },
  { at: '2026-03-31T12:00:00.000001Z', value: -1e-7, environment: 'production' },
]
for (const metric of [recall.ref, other.ref]) await execute(amara, recordObservations, { metric, observations })
const { items } = await ask(amara, listObservations, { metric: recall.ref })
await execute(amara, withdrawObservation, { observation: items[0]!.id, reason: 'A slip.' })
const [withdrawn, counts] = [items[0]!.id, items[1]!.id]

test('a batch is hashed as canonical JSON, line by line', () => {
  const row = {
    id: 'a',
    observedAt: '2026-01-31T00:00:00.000000Z',
    value: 1.5e-7,
    modelVersionId: null,
    environment: '',
    slice: 'ü\u2028"\\',
    note: '\n\u0001',
  }
  const { observedAt, modelVersionId, ...rest } = row
  const line = canonicalJson({ ...rest, at: observedAt, modelVersion: modelVersionId })
  expect(digestOfBatch([row, row])).toBe(sha256Text(`${line}\n${line}\n`))
})

test('what was recorded verifies', async () => {
  await owner.transaction((tx) => refuseChangedObservations(tx))
})

test.each([
  ['a value', `update observations set value = 0.7 where id = '${counts}'`],
  ['the last bit of a value', `update observations set value = 0.3 where value > 0.3 and value < 0.31`],
  ['a time', `update observations set observed_at = observed_at + interval '1 microsecond' where id = '${counts}'`],
  ['a note', `update observations set note = '' where id = '${counts}'`],
  ['a removal', `delete from observations where id = '${counts}'`],
  [
    'an addition',
    `insert into observations select gen_random_uuid(), workspace_id, series_id, batch_id, now(), 0.9, '' from observations where id = '${counts}'`,
  ],
  ['an environment', `update observation_series set environment = 'staging' where environment = 'production'`],
  ['a slice', `update observation_series set slice = 'old customers' where slice <> ''`],
  [
    'another metric',
    `update observation_series s set metric_id = '${other.id}', slice = 'x' from observations o where o.series_id = s.id and o.id = '${counts}'`,
  ],
  ['a value that is made to count no more', `update observations set withdrawn_at = now() where id = '${counts}'`],
  ['a withdrawn value that counts again', `update observations set withdrawn_at = null where id = '${withdrawn}'`],
  ['a day that is kept', `update observation_days set last = last * 10`],
  ['a batch that is gone', `delete from observation_batches where metric_id = '${recall.id}'`],
])('%s that was changed is found', async (_, statement) => {
  const tampered = owner.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    const { rowCount } = await tx.execute(sql.raw(statement))
    expect(rowCount).toBeGreaterThan(0)
    await refuseChangedObservations(tx)
  })
  await expect(tampered).rejects.toMatchObject({
    problem: { table: expect.stringMatching(/^observation/), row: expect.any(String) },
  })
})

test('the web process adds nothing to a batch that is closed, and changes no day', async () => {
  const added = withContext(amara, ({ db }) =>
    db.execute(sql`
      insert into observations (id, workspace_id, series_id, batch_id, observed_at, value)
      select gen_random_uuid(), workspace_id, series_id, batch_id, now(), 0.9 from observations limit 1`),
  )
  await expect(added).rejects.toMatchObject({ cause: { code: 'CS001' } })
  for (const statement of [sql`update observations set value = 1`, sql`update observation_days set least = 1`]) {
    const changed = withContext(amara, ({ db }) => db.execute(statement))
    await expect(changed).rejects.toMatchObject({ cause: { code: '42501' } })
  }
})
