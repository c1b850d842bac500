import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { isId, normalRef } from '@/lib/platform/refs'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { placesWhere } from '@/lib/use-cases/places-where'
import type { ImportItem, ImportView } from './views'

const { imports, useCases } = schema

/** All but the bytes. */
const columns = {
  id: imports.id,
  ref: imports.ref,
  format: imports.format,
  filename: imports.filename,
  digest: imports.digest,
  size: imports.size,
  channel: imports.channel,
  report: imports.report,
  made: imports.made,
  importedAt: imports.importedAt,
}

export const listImports = defineQuery({
  name: 'import.list',
  summary: 'List files that were imported',
  permission: 'import.read',
  input: z.strictObject({
    ...pageInput,
    useCase: z.string().max(60).optional(),
    format: z.string().max(40).optional(),
  }),
  rest: { method: 'GET', path: '/imports' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const useCase = input.useCase ? await findUseCase(tx, input.useCase) : null
    const rows = await tx.db
      .select({ ...columns, useCase: useCases.ref, importedBy: workspacePeople.name })
      .from(imports)
      .leftJoin(useCases, eq(useCases.id, imports.useCaseId))
      .leftJoin(workspacePeople, eq(workspacePeople.id, imports.importedBy))
      .where(
        and(
          useCase ? eq(imports.useCaseId, useCase.id) : undefined,
          input.format ? eq(imports.format, input.format) : undefined,
          after ? lt(imports.id, after[0]!) : undefined,
        ),
      )
      .orderBy(desc(imports.id))
      .limit(input.limit + 1)
    const page = toPage(rows, input.limit, (row) => [row.id])
    const items = page.items.map(
      ({ report, made, importedAt, digest: _digest, ...row }): ImportItem => ({
        ...row,
        importedAt: isoInstant(importedAt),
        made: made.filter(({ isNew }) => isNew).length,
        problems: report.problems.length,
        unrecognised: report.unrecognised?.length ?? 0,
      }),
    )
    return { ...page, items }
  },
})

export const getImport = defineQuery({
  name: 'import.get',
  summary: 'Read what was made of an imported file, and every problem with its line',
  permission: 'import.read',
  input: z.strictObject({ import: z.string().min(1).max(60) }),
  rest: { method: 'GET', path: '/imports/{import}' },
  async run(tx, input): Promise<ImportView> {
    const row = await findImport(tx, input.import)
    const { useCaseId, ...rest } = row
    const mayRemove = isAllowed('import.give', await readRights(tx, useCaseId))
    return { ...rest, importedAt: isoInstant(row.importedAt), mayRemove }
  },
})

export const readImportedFile = defineQuery({
  name: 'import.file',
  summary: 'Read an imported file as it was given',
  permission: 'import.read',
  input: z.strictObject({ import: z.string().min(1).max(60) }),
  async run(tx, input) {
    const [row] = await tx.db
      .select({ ref: imports.ref, filename: imports.filename, bytes: imports.bytes })
      .from(imports)
      .where(byReference(input.import))
    if (!row) throw notFound('import')
    if (!row.bytes) throw notFound('copy of this file: it was removed')
    return { ref: row.ref, filename: row.filename, bytes: row.bytes }
  },
})

export const listFilePlaces = defineQuery({
  name: 'import.places',
  summary: 'List the use cases I may give files to',
  permission: 'import.read',
  input: z.strictObject({}),
  run: (tx) => placesWhere(tx, 'import.give'),
})

const byReference = (reference: string) =>
  isId(reference) ? eq(imports.id, reference) : eq(imports.ref, normalRef(reference))

async function findImport(tx: Tx, reference: string) {
  const [row] = await tx.db
    .select({
      ...columns,
      useCaseId: imports.useCaseId,
      hasCopy: sql<boolean>`${imports.bytes} is not null`,
      useCase: useCases.ref,
      importedBy: workspacePeople.name,
    })
    .from(imports)
    .leftJoin(useCases, eq(useCases.id, imports.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, imports.importedBy))
    .where(byReference(reference))
  if (!row) throw notFound('import')
  return row
}
