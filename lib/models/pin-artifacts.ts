import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { supersedeApprovals } from '@/lib/approvals/supersede-approvals'
import { change, recordEvent } from '@/lib/audit/record-event'
import { modelVersionSubject } from '@/lib/model-cards/subject'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { lockModelVersion } from './find-model'
import { pinArtifactsInput } from './input'
import { assertNeverApproved } from './keep-version-parts'

const { modelVersions } = schema

export const pinArtifacts = defineCommand({
  name: 'model-version.pin',
  summary: 'Record the artefact and image digests of a model version',
  description:
    'What the gate compares with what is about to be deployed. The digests of an approved version never change: register a new version instead.',
  permission: 'model.edit',
  input: pinArtifactsInput,
  rest: {
    method: 'PATCH',
    path: '/models/{model}/versions/{version}',
    example: { revision: 1, artifact: `sha256:${'7a'.repeat(32)}` },
  },
  find: (tx, input) => lockModelVersion(tx, input.model, input.version),
  async run(tx, input, { model, version }) {
    assertRevision(input.revision, version.revision, { artifact: version.artifactDigest, image: version.imageDigest })
    if (!input.artifact && !input.image) throw invalid('Give a digest.', { artifact: 'Give one of the two digests.' })
    await assertNeverApproved(tx, version)
    const [row] = await tx.db
      .update(modelVersions)
      .set({
        artifactDigest: input.artifact ?? version.artifactDigest,
        imageDigest: input.image ?? version.imageDigest,
        pinnedBy: [...new Set([...version.pinnedBy, personOf(tx)])],
        revision: version.revision + 1,
      })
      .where(eq(modelVersions.id, version.id))
      .returning()
    await recordEvent(tx, {
      action: 'model_version.pinned',
      subject: { kind: 'model_version', id: version.id, revision: row!.revision },
      useCaseId: model.useCaseId,
      changes: [change(modelVersions, row!)],
      details: { ref: `${model.ref} v${version.version}`, artifact: row!.artifactDigest, image: row!.imageDigest },
    })
    const voided = await supersedeApprovals(tx, await modelVersionSubject.read(tx, version.id, 'none'))
    return {
      ref: `${model.ref} v${version.version}`,
      revision: row!.revision,
      artifact: row!.artifactDigest,
      image: row!.imageDigest,
      voided,
    }
  },
})
