// What the worker does about metrics: finds the silent ones of every workspace, and tells owners by mail.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { createMetric } from '@/lib/metrics/create-metric'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { withContext } from '@/lib/platform/context'
import { entriesAbout } from '@/lib/testing/release'
import { openTestDb, type TestWorkspace, testWorkspace } from '@/lib/testing/workspace'
import type { JobEnv } from './job'
import { mailMetricNews } from './mail-metric-news'
import { noticeStaleMetrics } from './notice-stale-metrics'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other' })
const env: JobEnv = {
  db: await openTestDb(ws.database.workerUrl),
  url: 'https://countersign.example',
  smtpUrl: 'smtp://localhost',
  mailFrom: null,
}
const queueNothing = async () => {}

async function measured({ as, useCase, person }: TestWorkspace, at: string, value = 0.6) {
  const { value: metric } = await execute(as('data_scientist'), createMetric, {
    useCase: useCase.ref,
    name: 'Recall',
    audience: 'technical',
    unit: 'share',
    direction: 'higher',
    target: 0.7,
    guardrail: 0.62,
    cadence: 'monthly',
    owner: person.data_scientist,
  })
  await execute(as('data_scientist'), recordObservations, { metric: metric.ref, observations: [{ at, value }] })
  return metric
}

const staleEntries = async (of: TestWorkspace, metric: string) =>
  (await entriesAbout(of.as('admin'), metric)).filter(({ action }) => action === 'metric.gone_stale')

test('silence is noticed once, in every workspace, and only where a value is overdue', async () => {
  const [silent, silentThere] = [await measured(ws, '2026-01-31'), await measured(other, '2026-01-31')]
  const fresh = await measured(ws, new Date().toISOString())
  for (let run = 0; run < 2; run++) await noticeStaleMetrics(env, '', {}, queueNothing)
  expect(await staleEntries(ws, silent.id)).toHaveLength(1)
  expect(await staleEntries(other, silentThere.id)).toHaveLength(1)
  expect(await staleEntries(ws, fresh.id)).toEqual([])
})

test('the owner gets a mail that says what, how much, and where to look', async () => {
  const metric = await measured(ws, '2026-02-28', 0.58)
  const errands = await withContext(ws.as('admin'), ({ db }) =>
    db.select().from(schema.outbox).where(eq(schema.outbox.task, 'mail_metric_news')),
  )
  const { payload } = errands.find((errand) => (errand.payload as { metricId: string }).metricId === metric.id)!
  const mails: Record<string, unknown>[] = []
  await mailMetricNews(env, ws.id, payload as Record<string, unknown>, async (_task, mail) => void mails.push(mail))
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ subject: `${metric.ref} Recall beyond its guardrail` })
  const text = String(mails[0]!.text)
  for (const words of [
    'Value: 0.58, measured 2026-02-28',
    'at least 0.7',
    'below 0.62',
    `/w/halden/metrics/${metric.ref}`,
  ])
    expect(text).toContain(words)
})
