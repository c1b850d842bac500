import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand, type Target } from '@/lib/platform/command'
import { conflict, invalid } from '@/lib/platform/errors'
import { findModel, findModelVersion, type ModelRow } from '../find-model'
import { aliasPattern } from '../version-status/rules'
import { keepAlias } from './keep-alias'

const { modelAliases, modelVersions, registeredModels } = schema

const number = z.coerce.number().int().min(1).max(2_000_000_000)

const moveAliasInput = z.strictObject({
  model: z.string().min(1).max(200),
  alias: z
    .string('A name.')
    .trim()
    .toLowerCase()
    .regex(aliasPattern, 'A name of small letters, digits, - and _, that is not a version number nor “latest”.'),
  /** Null takes it away. */
  version: number.nullable(),
  /** Where it pointed when the mover looked; compared when it is sent. */
  was: number.nullish(),
  reason: z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
})

interface ModelTarget extends Target {
  model: ModelRow
}

export const moveAlias = defineCommand({
  name: 'model-alias.move',
  summary: 'Point an alias of a model to a version',
  description:
    'An alias is a name that moves: champion, challenger. Every move is kept with its reason, so that what it pointed to on any day is known. No version takes it away.',
  permission: 'model.edit',
  input: moveAliasInput,
  rest: {
    method: 'POST',
    path: '/models/{model}/aliases/{alias}/move',
    repeatable: true,
    example: { version: 3, was: 2, reason: 'Five points more recall in the pilot.' },
  },
  async find(tx, input): Promise<ModelTarget> {
    const { id } = await findModel(tx, input.model)
    const [model] = await tx.db.select().from(registeredModels).where(eq(registeredModels.id, id)).for('update')
    return { kind: 'registered_model', id, useCaseId: model!.useCaseId, ref: model!.ref, model: model! }
  },
  async run(tx, { alias, version, was, reason }, { model }) {
    const [known] = await tx.db
      .select({ alias: modelAliases.alias, version: modelVersions.version })
      .from(modelAliases)
      .leftJoin(modelVersions, eq(modelVersions.id, modelAliases.versionId))
      .where(and(eq(modelAliases.modelId, model.id), eq(modelAliases.alias, alias)))
    const standing = known?.version ?? null
    if (was !== undefined && was !== standing && version !== standing)
      throw conflict(
        `Somebody moved ${alias} meanwhile: it points to ${standing === null ? 'no version' : `v${standing}`} now.`,
        { version: standing },
      )
    if (version === null && standing === null)
      throw invalid('One field needs another look.', { alias: `${model.ref} has no alias ${alias}.` })
    const target = version === null ? null : (await findModelVersion(tx, model.id, version)).version.id
    const { isChanged } = await keepAlias(tx, model, { alias, versionId: target, reason })
    return { model: model.ref, alias, version, was: standing, isChanged }
  },
})
