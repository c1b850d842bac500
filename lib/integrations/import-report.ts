import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { madeVersion } from '@/lib/imports/keep-import'
import { findCard } from '@/lib/model-cards/card-document'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineQuery } from '@/lib/platform/command'
import { notFound } from '@/lib/platform/errors'
import { isoInstant } from '@/lib/platform/times'
import { findImporter } from './registry'

const { imports } = schema

const MOST_SHOWN = 2 * 1024 * 1024

/** What was read of a card when it was imported, as it was reported then. */
export const readImportReport = defineQuery({
  name: 'model-card.report',
  summary: 'Read what was kept of an imported model card, and every problem with its line',
  permission: 'model.read',
  input: z.strictObject(versionPath),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card/report' },
  async run(tx, input) {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const card = await findCard(tx, version.id)
    const [row] = await tx.db
      .select({
        ref: imports.ref,
        format: imports.format,
        filename: imports.filename,
        digest: imports.digest,
        report: imports.report,
        size: imports.size,
        bytes: imports.bytes,
        importedAt: imports.importedAt,
      })
      .from(imports)
      .where(and(eq(imports.documentId, card.id), madeVersion))
      .orderBy(asc(imports.id))
      .limit(1)
    if (!row) throw notFound('import of this model card')
    return {
      modelVersion: {
        model: model.ref,
        name: model.name,
        version: version.version,
        ref: `${model.ref} v${version.version}`,
      },
      import: {
        ref: row.ref,
        format: row.format,
        formatLabel: findImporter(row.format)?.label ?? row.format,
        filename: row.filename,
        digest: row.digest,
        importedAt: isoInstant(row.importedAt),
      },
      isCurrent: version.cardRevision === 1,
      report: row.report,
      /** The file as it was given; null once its copy was removed, and where it is too long to be read on a page. */
      source:
        row.bytes && row.size <= MOST_SHOWN ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(row.bytes) : null,
    }
  },
})
