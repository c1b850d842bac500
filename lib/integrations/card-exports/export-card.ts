// A model card as a file: one revision or the draft, in the forms of other tools or for readers.
import { z } from 'zod'
import { type DocumentFile, documentFile, type ExportedDocument, exportDocument } from '@/lib/documents/export-document'
import { findRun } from '@/lib/experiments/find-experiment'
import type { DatasetUseFacts } from '@/lib/imports/vocabulary'
import { findCard } from '@/lib/model-cards/card-document'
import { type ResultCheck, verifyResults } from '@/lib/model-cards/verify-results/rules'
import { readUsedDatasets } from '@/lib/model-cards/version-parts'
import { RESULTS_FIELD } from '@/lib/model-cards/vocabulary'
import { findModelVersion, type VersionRow } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import { isTable } from '@/lib/templates/rules'
import type { Answers } from '@/lib/templates/vocabulary'
import { type CardFormKey, cardForms } from './card-files'
import type { ExportedCard } from './exported-card'

const formats = [...(Object.keys(cardForms) as CardFormKey[]), 'pdf'] as const

export interface CardExport {
  card: ExportedCard
  document: ExportedDocument
  format: (typeof formats)[number]
}

/** Answered by its own routes, as a file. */
export const exportCard = defineQuery({
  name: 'model-card.export',
  summary: 'Export a model card as a file',
  description:
    'A published revision, by default the newest, or the draft (`revision=draft`, which is also what a card gives that was never published). Each form says of which revision it is, with its digests and approvals.',
  permission: 'model.read',
  input: z.strictObject({
    ...versionPath,
    revision: z
      .union(
        [z.literal('draft'), z.coerce.number().int().min(1).max(2_000_000_000)],
        'A revision’s number, or “draft”.',
      )
      .optional(),
    format: z.enum(formats, `One of ${formats.join(', ')}.`).default('markdown'),
  }),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card/export' },
  async run(tx, input): Promise<CardExport> {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const row = await findCard(tx, version.id)
    const document = await exportDocument.run(tx, {
      document: row.id,
      revision: input.revision,
      format: input.format === 'pdf' ? 'pdf' : 'json',
    })
    const { useCase, template, revision, answers, origins, approvals, names } = document
    const standings = await standingsOf(tx, version, answers)
    const card: ExportedCard = {
      model: { ref: model.ref, name: model.name },
      version: {
        ref: `${model.ref} v${version.version}`,
        version: version.version,
        label: version.label,
        artifactDigest: version.artifactDigest,
        imageDigest: version.imageDigest,
      },
      document: row.ref,
      ...{ useCase, template, revision, answers, origins, approvals, names },
      datasets: await datasetsOf(tx, version),
      ...(standings ? { standings } : {}),
      exportedAt: isoInstant(tx.at),
    }
    return { card, document, format: input.format }
  },
})

/** The file itself; made outside the transaction, for a long one takes its time. */
export async function cardFile({ card, document, format }: CardExport): Promise<DocumentFile> {
  const name = `${card.version.ref.replace(' ', '-')}-${card.revision ? `r${card.revision.revision}` : 'draft'}`
  if (format === 'pdf') return { ...(await documentFile({ ...document, format })), name: `${name}.pdf` }
  const { ending, mediaType, write } = cardForms[format]
  return { name: `${name}.${ending}`, mediaType, body: write(card) }
}

async function datasetsOf(tx: Tx, version: VersionRow): Promise<DatasetUseFacts[]> {
  const used = await readUsedDatasets(tx, version.id)
  return used.map(({ name, kind, identity, use }) => ({ dataset: name, use, identity: { kind, value: identity } }))
}

async function standingsOf(tx: Tx, version: VersionRow, answers: Answers): Promise<Record<string, string> | null> {
  const rows = answers[RESULTS_FIELD] ?? null
  if (!isTable(rows) || rows.length === 0) return null
  const run = version.runId ? await findRun(tx, version.runId) : null
  const checks = verifyResults(rows, run?.metrics ?? null)
  return Object.fromEntries(Object.entries(checks).map(([id, check]) => [id, words(check, run?.ref)]))
}

function words({ mark }: ResultCheck, run: string | undefined): string {
  if (mark === 'verified') return `verified: equal to ${run}`
  return mark === 'differs' ? `differs from ${run}` : 'self-reported'
}
