// A file about a model version that is there already: what it says of the card goes into the draft, or is asked about.
import { z } from 'zod'
import { assertWritable, type DocumentTarget } from '@/lib/documents/find-document'
import { keepImport } from '@/lib/imports/keep-import'
import { findCard } from '@/lib/model-cards/card-document'
import { proposeToCard } from '@/lib/model-cards/proposals/propose'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineCommand } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { MAX_CARD_FILE } from './import-model-card'
import { readGiven } from './read-given'

export const proposeCard = defineCommand({
  name: 'model-card.propose',
  summary: 'Give a file to the model card of a version',
  description:
    'The file is the body. Fields that nobody answered, or that an earlier file did and no person since, take what it says into the draft; what a person wrote stays, and what the file says otherwise waits as a proposal. The same file again changes nothing.',
  permission: 'document.edit',
  input: z.strictObject({
    ...versionPath,
    format: z.string().max(40),
    filename: z.string().max(255).optional(),
    file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file, or paste the card.'),
  }),
  rest: {
    method: 'POST',
    path: '/models/{model}/versions/{version}/card/import',
    status: 201,
    repeatable: true,
    file: {
      field: 'file',
      maxBytes: MAX_CARD_FILE,
      types: ['text/markdown', 'text/plain', 'application/json', 'application/yaml', 'application/octet-stream'],
    },
  },
  async find(tx, input): Promise<DocumentTarget> {
    const { version } = await findModelVersion(tx, input.model, input.version)
    const document = await findCard(tx, version.id)
    return { kind: 'document', id: document.id, useCaseId: document.useCaseId, ref: document.ref, document }
  },
  async run(tx, input, { document }) {
    await assertWritable(tx, document)
    const { importer, digest, facts, report } = readGiven(input.format, input.file, input.filename)
    if (!facts.card) {
      throw invalid(`This file has no model card in it: ${importer.label} gives ${importer.gives}.`, {
        file: 'Give a model card.',
      })
    }
    const { answers } = facts.card
    const outcome = await proposeToCard(tx, document, answers, {
      source: 'import',
      keep: (left) =>
        keepImport(tx, {
          format: importer.format,
          filename: input.filename ?? null,
          digest,
          bytes: input.file,
          useCaseId: document.useCaseId,
          documentId: document.id,
          report: { ...report, problems: [...report.problems, ...left] },
          made: [{ kind: 'model_card', id: document.id, ref: document.ref, isNew: false }],
        }),
    })
    return {
      card: document.ref,
      import: outcome.import?.ref ?? null,
      taken: outcome.taken,
      proposed: outcome.proposed,
      same: outcome.same,
      report: outcome.import?.report ?? report,
      isNew: outcome.import !== null,
    }
  },
})
