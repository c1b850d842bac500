// Models and versions by hand or from a build: what it is and what it was made of, with an empty card to be written.
import { z } from 'zod'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { sourceOf } from '@/lib/datasets/source-of'
import type { DocumentRow } from '@/lib/documents/find-document'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { lockUseCase, type UseCaseTarget } from '@/lib/use-cases/find-use-case'
import { findModel, type ModelRow, type VersionRow } from './find-model'
import { findParts, partsInput } from './find-parts'
import { keepVersionParts, type VersionParts } from './keep-version-parts'
import { addVersion, keepModel } from './register-version'

const { modelVersions, registeredModels } = schema
const label = z.string().trim().max(100, 'At most 100 characters.').optional()

export const registerModel = defineCommand({
  name: 'model.register',
  summary: 'Register a model with its first version',
  description:
    'The version begins with an empty model card, a document to be written. A name that is taken in the use case is refused: register the next version of that model instead.',
  permission: 'model.edit',
  input: z.strictObject({
    useCase: z.string({ error: 'Say which use case the model belongs to.' }).min(1).max(60),
    name: z
      .string('Give the model a name.')
      .trim()
      .min(1, 'Give the model a name.')
      .max(120, 'At most 120 characters.'),
    label,
    ...partsInput,
  }),
  rest: {
    method: 'POST',
    path: '/models',
    status: 201,
    example: { useCase: 'UC-12', name: 'Churn scorer', label: '3.0.0', codeCommit: '9f8c1e2', features: ['FT-4'] },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so no model is registered in it any more.`)
    const parts = await findParts(tx, input, useCase.id)
    const { model, isNew } = await keepModel(tx, useCase.id, input.name)
    if (!isNew) {
      throw conflict(`${useCase.ref} has a model of this name already: ${model.ref}. Register a new version of it.`, {
        ref: model.ref,
      })
    }
    return register(tx, model, { label: input.label, parts, changes: [change(registeredModels, model)] })
  },
})

interface ModelTarget extends UseCaseTarget {
  model: ModelRow
}

export const registerModelVersion = defineCommand({
  name: 'model-version.register',
  summary: 'Register the next version of a model',
  description:
    'By hand or from a build, with what it was made of: run, commit, configuration, dataset versions, features, digests. It begins with an empty model card; what is known of it is added later in the same way as here.',
  permission: 'model.edit',
  input: z.strictObject({ model: z.string().min(1).max(200), label, ...partsInput }),
  rest: {
    method: 'POST',
    path: '/models/{model}/versions',
    status: 201,
    example: {
      label: '3.0.0',
      artifact: `sha256:${'7a'.repeat(32)}`,
      run: 'RUN-4',
      codeCommit: '9f8c1e2',
      codeRepository: 'https://git.example.org/churn',
      configuration: { learning_rate: 0.05 },
      datasets: [{ dataset: 'DS-3 v2', use: 'training' }],
      features: ['FT-4'],
    },
  },
  async find(tx, input): Promise<ModelTarget> {
    const model = await findModel(tx, input.model)
    // Versions are counted under the use case's row, as an import counts them.
    const target = await lockUseCase(tx, model.useCaseId)
    return { ...target, kind: 'registered_model', id: model.id, ref: model.ref, model }
  },
  async run(tx, input, { model, useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so no version is registered in it any more.`)
    return register(tx, model, { label: input.label, parts: await findParts(tx, input, useCase.id), changes: [] })
  },
})

interface Registering {
  label: string | undefined
  parts: VersionParts
  changes: Change[]
}

async function register(tx: Tx, model: ModelRow, { label: given, parts, changes }: Registering) {
  const made = await addVersion(tx, model, { label: given || null, recordedFrom: sourceOf(tx) })
  await recordEvent(tx, {
    action: 'model_version.registered',
    subject: { kind: 'model_version', id: made.version.id, revision: 1 },
    useCaseId: model.useCaseId,
    changes: [...changes, ...made.changes, change(modelVersions, made.version)],
    details: {
      ref: `${model.ref} v${made.version.version}`,
      model: model.name,
      label: given || null,
      card: made.card.ref,
      from: null,
    },
  })
  const { version } = await keepVersionParts(tx, made.version, parts)
  return answerOf(model, version, made.card)
}

function answerOf(model: ModelRow, version: VersionRow, card: DocumentRow) {
  return {
    id: version.id,
    ref: `${model.ref} v${version.version}`,
    model: model.ref,
    name: model.name,
    version: version.version,
    revision: version.revision,
    modelCard: { id: card.id, ref: card.ref, revision: version.cardRevision },
  }
}
