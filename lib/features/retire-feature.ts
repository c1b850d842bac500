import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { assertRevision } from '@/lib/platform/revision'
import { assertLiveFeature, lockFeature } from './find-feature'
import { retireFeatureInput } from './input'

const { features } = schema

export const retireFeature = defineCommand({
  name: 'feature.retire',
  summary: 'Retire a feature',
  description: 'It leaves the catalogue. Model versions that were made with it keep pointing to it.',
  permission: 'feature.edit',
  input: retireFeatureInput,
  rest: {
    method: 'POST',
    path: '/features/{feature}/retire',
    example: { revision: 2, reason: 'It says the same as days_since_last_contact.' },
  },
  find: (tx, input) => lockFeature(tx, input.feature),
  async run(tx, input, { feature }) {
    assertLiveFeature(feature)
    assertRevision(input.revision, feature.revision, { name: feature.name })
    const [row] = await tx.db
      .update(features)
      .set({ retiredAt: tx.at, revision: feature.revision + 1 })
      .where(eq(features.id, feature.id))
      .returning()
    await recordEvent(tx, {
      action: 'feature.retired',
      subject: { kind: 'feature', id: row!.id, revision: row!.revision },
      useCaseId: feature.useCaseId,
      changes: [change(features, row!)],
      details: { ref: row!.ref, name: row!.name, reason: input.reason },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, name: row!.name }
  },
})
