import { z } from 'zod'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { findModelVersion, lockModelVersion } from './find-model'
import { findParts, partsInput } from './find-parts'
import { readVersionInput, versionPath } from './input'
import { keepVersionParts } from './keep-version-parts'
import { readVersionParts } from './read-version-parts'

const recordPartsInput = z.strictObject({
  ...versionPath,
  revision: z.coerce.number().int().min(1).optional(),
  ...partsInput,
})

export const recordParts = defineCommand({
  name: 'model-version.record-parts',
  summary: 'Record what a model version was made of',
  description:
    'Its run, code, data, features, configuration and artefacts: what is sent is recorded, what is not sent stays. From its first approval on nothing of it changes; until then a change voids the requests about it. Without a commit or datasets of its own, those of the run count as the version’s.',
  permission: 'model.edit',
  input: recordPartsInput,
  rest: {
    method: 'POST',
    path: '/models/{model}/versions/{version}/parts',
    example: {
      revision: 1,
      run: 'RUN-14',
      configuration: { threshold: 0.42 },
      datasets: [{ dataset: 'DS-3 v2', use: 'training' }],
      features: ['FT-2'],
    },
  },
  find: (tx, input) => lockModelVersion(tx, input.model, input.version),
  async run(tx, input, { model, version }) {
    assertRevision(input.revision, version.revision, { version: version.version })
    const found = await findParts(tx, input, model.useCaseId)
    const kept = await keepVersionParts(tx, version, {
      ...found,
      // A commit that is on record is not overwritten by the run's.
      codeCommit: input.codeCommit ?? (version.codeCommit === null ? found.codeCommit : undefined),
      codeRepository: input.codeRepository ?? (version.codeRepository === null ? found.codeRepository : undefined),
    })
    if (!kept.isChanged)
      throw invalid('Nothing of this is new.', { run: 'All of it is on record for this version already.' })
    const parts = await readVersionParts(tx, [kept.version])
    return {
      ref: `${model.ref} v${version.version}`,
      revision: kept.version.revision,
      parts: parts.get(version.id)!,
      voided: kept.voided,
    }
  },
})

export const getParts = defineQuery({
  name: 'model-version.parts',
  summary: 'Read what a model version was made of',
  permission: 'model.read',
  input: readVersionInput,
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/parts' },
  async run(tx, input) {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const parts = await readVersionParts(tx, [version])
    return { ref: `${model.ref} v${version.version}`, revision: version.revision, ...parts.get(version.id)! }
  },
})
