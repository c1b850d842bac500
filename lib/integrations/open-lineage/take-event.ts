// The address that OpenLineage clients send their events to.
import { desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { findSameImport, keepImport } from '@/lib/imports/keep-import'
import { takeFacts } from '@/lib/imports/take-facts'
import type { ImportReport, LineageFacts } from '@/lib/imports/vocabulary'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { readGiven } from '../read-given'

const { imports } = schema
const MAX_EVENT = 8 * 1024 * 1024

export const takeLineageEvent = defineCommand({
  name: 'lineage.report',
  summary: 'Report an OpenLineage event',
  description:
    'Point the HTTP transport of an OpenLineage client here: `url` is this server, `endpoint` is api/v1/use-cases/UC-12/lineage, and the token its api key. Events may come twice, out of order and without a start. An event is kept where it teaches something new: a job, a dataset or its version, checks, or a facet that has no place here.',
  permission: 'lineage.report',
  input: z.strictObject({
    useCase: z.string().min(1).max(60),
    file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Send an event.'),
  }),
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/lineage',
    status: 201,
    repeatable: true,
    file: { field: 'file', maxBytes: MAX_EVENT, types: ['application/json', 'application/x-ndjson'] },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const { importer, digest, facts, report } = readGiven('openlineage', input.file, undefined)
    const same = await findSameImport(tx, { format: importer.format, digest, useCaseId: useCase.id })
    if (same) return { made: same.made, report: same.report, isNew: false }
    const { card: _, ...others } = facts
    const made = (
      await takeFacts(tx, others, {
        useCaseId: useCase.id,
        from: 'lineage',
        system: importer.format,
        systemLabel: importer.label,
      })
    ).list()
    const isNew = made.some((record) => record.isNew)
    if (isNew || (await hasUnknownParts(tx, facts.lineage ?? [], report))) {
      const filename = nameOf(facts.lineage ?? [])
      await keepImport(tx, {
        format: importer.format,
        filename,
        digest,
        bytes: input.file,
        useCaseId: useCase.id,
        report,
        made,
      })
    }
    return { made, report, isNew }
  },
})

/** Whether an event has parts without a place here that no kept event of its job has: each is kept at least once. */
async function hasUnknownParts(tx: Tx, lineage: readonly LineageFacts[], report: ImportReport): Promise<boolean> {
  const parts = [...new Set((report.unrecognised ?? []).map(({ path }) => path))]
  if (parts.length === 0) return false
  const name = nameOf(lineage)
  if (!name) return true
  const [kept] = await tx.db
    .select({
      parts: sql<string[]>`array(select jsonb_array_elements(${imports.report} -> 'unrecognised') ->> 'path')`,
    })
    .from(imports)
    .where(sql`${eq(imports.filename, name)} and ${imports.report} ? 'unrecognised'`)
    .orderBy(desc(imports.id))
    .limit(1)
  return !kept || parts.some((path) => !kept.parts.includes(path))
}

/** What the list of imports calls an event: its job. */
function nameOf(lineage: readonly LineageFacts[]): string | null {
  const job = lineage[0]?.job
  return job ? [...`${job.namespace} ${job.name}`].slice(0, 255).join('') : null
}
