// Import of a model card from a file or a paste: version 1 of a registered model, or the next one of a name that is taken.
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { madeVersion } from '@/lib/imports/keep-import'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { readGiven } from './read-given'
import { takeCard } from './take-card'

const { documents, imports, modelVersions, registeredModels } = schema
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')

export const MAX_CARD_FILE = 16 * 1024 * 1024

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
      types: ['text/markdown', 'text/plain', 'application/json', 'application/yaml', 'application/octet-stream'],
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const given = readGiven(input.format, input.file, input.filename)
    const { importer } = given
    if (!given.facts.card) {
      throw invalid(`This file has no model card in it: ${importer.label} gives ${importer.gives}.`, {
        file: 'Give a model card.',
      })
    }
    const existing = await findImported(tx, useCase.id, given.digest, input)
    if (existing) return { ...existing, isNew: false }
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so no model is registered in it any more.`)
    const {
      model,
      version,
      card,
      import: kept,
    } = await takeCard(
      tx,
      useCase.id,
      given,
      { bytes: input.file, filename: input.filename },
      { name: input.name, label: input.label, artifactDigest: input.artifact, imageDigest: input.image },
    )
    return { ...answer(model, version, card), report: kept.report, isNew: true }
  },
})

type Rows = {
  model: typeof registeredModels.$inferSelect
  version: typeof modelVersions.$inferSelect
  card: typeof documents.$inferSelect
}

function answer(model: Rows['model'], version: Rows['version'], card: Rows['card']) {
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

type Asked = Pick<z.output<typeof importInput>, 'name' | 'artifact' | 'image'>

/** The version that was made of exactly this file in this use case; another artefact with the same card is another version. */
async function findImported(tx: Tx, useCaseId: string, source: string, asked: Asked) {
  const [row] = await tx.db
    .select({ model: registeredModels, version: modelVersions, card: documents, report: imports.report })
    .from(imports)
    .innerJoin(documents, eq(documents.id, imports.documentId))
    .innerJoin(modelVersions, eq(modelVersions.id, documents.modelVersionId))
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(
      and(
        eq(imports.digest, source),
        madeVersion,
        eq(registeredModels.useCaseId, useCaseId),
        asked.name ? eq(registeredModels.name, asked.name) : undefined,
        asked.artifact ? eq(modelVersions.artifactDigest, asked.artifact) : undefined,
        asked.image ? eq(modelVersions.imageDigest, asked.image) : undefined,
      ),
    )
    .orderBy(modelVersions.id)
    .limit(1)
  return row ? { ...answer(row.model, row.version, row.card), report: row.report } : null
}
