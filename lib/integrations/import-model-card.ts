// Import of a model card from a file or a paste: version 1 of a registered model, or the next one of a name that is taken.
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { recordEvent } from '@/lib/audit/record-event'
import { registerVersion } from '@/lib/models/register-version'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { readSource } from './read-source'

const { modelCardRevisions, modelCards, modelVersions, registeredModels } = schema
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')

export const MAX_CARD_FILE = 2 * 1024 * 1024

const importInput = z.strictObject({
  format: z.string().max(40),
  useCase: z.string({ error: 'Say which use case the model belongs to.' }).min(1).max(60),
  filename: z.string().max(255).optional(),
  /** The model's name; by default what the card says. */
  name: z.string().trim().min(1).max(200).optional(),
  label: z.string().trim().max(100).optional(),
  artifact: digest.optional(),
  image: digest.optional(),
  file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file, or paste the card.'),
})

export const importModelCard = defineCommand({
  name: 'model-card.import',
  summary: 'Import a model card',
  description:
    'The file is the body. Makes version 1 of a registered model under the use case, or the next version when the name is taken; the same file again answers with what exists. What could not be read is reported by line and kept as it was.',
  permission: 'model.import',
  input: importInput,
  rest: {
    method: 'POST',
    path: '/model-cards/import',
    status: 201,
    repeatable: true,
    file: {
      field: 'file',
      maxBytes: MAX_CARD_FILE,
      types: ['text/markdown', 'text/plain', 'application/octet-stream'],
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (input.file.length > MAX_CARD_FILE) throw invalid('The file is over 2 MiB.', { file: 'At most 2 MiB.' })
    const source = readSource(input.format, input.file, input.filename)
    const name = cut(input.name ?? source.content.title ?? '', 120) || 'Unnamed model'
    const existing = await findImported(tx, useCase.id, source.digest, input)
    if (existing) return { ...existing, report: source.report, isNew: false }
    const { model, version, card, changes } = await registerVersion(tx, useCase.id, name, source, {
      label: input.label,
      artifactDigest: input.artifact,
      imageDigest: input.image,
    })
    await recordEvent(tx, {
      action: 'model_card.imported',
      subject: { kind: 'model_version', id: version.id, revision: 1 },
      useCaseId: useCase.id,
      changes,
      details: {
        ref: `${model.ref} v${version.version}`,
        model: model.name,
        card: card.ref,
        format: source.format,
        source: source.digest,
        problems: source.problems.length,
      },
    })
    return { ...answer(model, version, card), report: source.report, isNew: true }
  },
})

function answer(
  model: typeof registeredModels.$inferSelect,
  version: typeof modelVersions.$inferSelect,
  card: typeof modelCards.$inferSelect,
) {
  return {
    modelCard: { id: card.id, ref: card.ref, revision: version.cardRevision },
    modelVersion: {
      id: version.id,
      ref: `${model.ref} v${version.version}`,
      model: model.ref,
      name: model.name,
      version: version.version,
    },
  }
}

/** At most so many characters, none of them cut in half. */
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('').trim()
}

type Asked = Pick<z.output<typeof importInput>, 'name' | 'artifact' | 'image'>

/** The version that was made of exactly this file in this use case; another artefact with the same card is another version. */
async function findImported(tx: Tx, useCaseId: string, sourceDigest: string, asked: Asked) {
  const [row] = await tx.db
    .select({ model: registeredModels, version: modelVersions, card: modelCards })
    .from(modelCardRevisions)
    .innerJoin(modelCards, eq(modelCards.id, modelCardRevisions.modelCardId))
    .innerJoin(modelVersions, eq(modelVersions.id, modelCards.modelVersionId))
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(
      and(
        eq(modelCardRevisions.sourceDigest, sourceDigest),
        eq(modelCardRevisions.revision, 1),
        eq(registeredModels.useCaseId, useCaseId),
        asked.name ? eq(registeredModels.name, asked.name) : undefined,
        asked.artifact ? eq(modelVersions.artifactDigest, asked.artifact) : undefined,
        asked.image ? eq(modelVersions.imageDigest, asked.image) : undefined,
      ),
    )
    .orderBy(modelVersions.id)
    .limit(1)
  return row ? answer(row.model, row.version, row.card) : null
}
