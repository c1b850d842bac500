// A job that reads and writes datasets, as its events or a pipeline's file tell of it. Shared by commands and imports.
import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { keepDataset } from '@/lib/datasets/keep-dataset'
import type { LineageFacts } from '@/lib/imports/vocabulary'
import { newId, type Tx } from '@/lib/platform/context'
import { isAllowed } from '@/lib/platform/permissions'
import { nextRef } from '@/lib/platform/refs'
import { readRights } from '@/lib/platform/rights'

const { lineageJobDatasets, lineageJobs } = schema

export interface KeptJob {
  job: typeof lineageJobs.$inferSelect
  isNew: boolean
  /** Datasets it was not yet known to read or write. */
  joined: number
}

/** Finds or makes the job and what it reads and writes. Records an event only for what is new: events of a job come by the thousand. */
export async function keepLineage(tx: Tx, useCaseId: string, facts: LineageFacts): Promise<KeptJob> {
  const found = await findJob(tx, facts.job)
  const job = found ?? (await makeJob(tx, useCaseId, facts.job))
  // A job of another team is told of by who may there; anybody else only names it.
  if (job.useCaseId !== useCaseId && !isAllowed('lineage.report', await readRights(tx, job.useCaseId)))
    return { job, isNew: false, joined: 0 }
  let joined = 0
  for (const direction of ['input', 'output'] as const) {
    for (const name of direction === 'input' ? facts.inputs : facts.outputs) {
      const { dataset } = await keepDataset(tx, { useCaseId, ...name }, 'lineage')
      if (await join(tx, job, dataset, direction)) joined++
    }
  }
  return { job, isNew: !found, joined }
}

async function findJob(tx: Tx, { namespace, name }: LineageFacts['job']) {
  const [row] = await tx.db
    .select()
    .from(lineageJobs)
    .where(and(eq(lineageJobs.namespace, namespace), eq(lineageJobs.name, name)))
  return row ?? null
}

async function makeJob(tx: Tx, useCaseId: string, { namespace, name, description }: LineageFacts['job']) {
  const [row] = await tx.db
    .insert(lineageJobs)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref: await nextRef(tx, 'JOB'),
      namespace,
      name,
      description,
      useCaseId,
    })
    .returning()
  await recordEvent(tx, {
    action: 'lineage_job.registered',
    subject: { kind: 'lineage_job', id: row!.id, revision: 1 },
    useCaseId,
    changes: [change(lineageJobs, row!)],
    details: { ref: row!.ref, name: row!.name },
  })
  return row!
}

/** False where it was known. */
async function join(
  tx: Tx,
  job: KeptJob['job'],
  dataset: { id: string; ref: string },
  direction: 'input' | 'output',
): Promise<boolean> {
  const [row] = await tx.db
    .insert(lineageJobDatasets)
    .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, jobId: job.id, datasetId: dataset.id, direction })
    .onConflictDoNothing()
    .returning()
  if (!row) return false
  await recordEvent(tx, {
    action: 'lineage_job.joined',
    subject: { kind: 'lineage_job', id: job.id },
    useCaseId: job.useCaseId,
    changes: [change(lineageJobDatasets, row)],
    details: { ref: job.ref, name: job.name, dataset: dataset.ref, direction },
  })
  return true
}
