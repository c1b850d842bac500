import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { assertOwner } from '@/lib/datasets/assert-owner'
import { findDataset } from '@/lib/datasets/find-dataset'
import { firstApprovalOf, lockVersionsMadeWith, supersedeVersions } from '@/lib/model-cards/supersede-versions'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { assertFreeName, sourceDataset } from './check-feature'
import { assertLiveFeature, type FeatureRow, lockFeature } from './find-feature'
import { editFeatureInput } from './input'

const { features } = schema

const attributes = [
  'name',
  'entity',
  'valueType',
  'description',
  'datasetId',
  'derivation',
  'ownerId',
] as const satisfies ReadonlyArray<keyof FeatureRow>

/** What an approval of a model version that is made with it rests on. */
const signed: ReadonlyArray<(typeof attributes)[number]> = ['name', 'entity', 'valueType', 'datasetId', 'derivation']

export const editFeature = defineCommand({
  name: 'feature.edit',
  summary: 'Change what is said of a feature',
  description:
    'Only what is sent changes; an empty text or null takes a value away. What computes it stays as it was once a model version made with it was approved; what is asked of such a version is void otherwise.',
  permission: 'feature.edit',
  input: editFeatureInput,
  rest: {
    method: 'PATCH',
    path: '/features/{feature}',
    repeatable: true,
    example: { revision: 1, derivation: 'today − max(call_at), 90 where there was no call' },
  },
  find: (tx, input) => lockFeature(tx, input.feature),
  async run(tx, { feature: _, revision, owner, dataset, ...input }, { feature }) {
    assertLiveFeature(feature)
    assertRevision(revision, feature.revision, await standing(tx, feature))
    const next = {
      ...feature,
      ...input,
      ...(owner === undefined ? {} : { ownerId: owner }),
      ...(dataset === undefined ? {} : { datasetId: dataset ? (await readSource(tx, feature, dataset)).id : null }),
    }
    const changed = attributes.filter((name) => next[name] !== feature[name])
    const answer = ({ id, ref, revision, name }: FeatureRow) => ({ id, ref, revision, name })
    if (changed.length === 0) return answer(feature)
    if (changed.includes('ownerId')) await assertOwner(tx, next.ownerId, 'feature')
    if (changed.includes('name') || changed.includes('entity')) await assertFreeName(tx, next)
    const made = changed.some((name) => signed.includes(name)) ? await lockMade(tx, feature) : []
    const [row] = await tx.db
      .update(features)
      .set({ ...Object.fromEntries(attributes.map((name) => [name, next[name]])), revision: feature.revision + 1 })
      .where(eq(features.id, feature.id))
      .returning()
    await recordEvent(tx, {
      action: 'feature.edited',
      subject: { kind: 'feature', id: row!.id, revision: row!.revision },
      useCaseId: feature.useCaseId,
      changes: [change(features, row!)],
      details: { ref: row!.ref, name: row!.name, changed },
    })
    await supersedeVersions(tx, made)
    return answer(row!)
  },
})

/** Versions made with it. @throws conflict when one of them was ever approved */
async function lockMade(tx: Tx, feature: FeatureRow): Promise<string[]> {
  const made = await lockVersionsMadeWith(tx, { featureId: feature.id })
  const approval = await firstApprovalOf(tx, made)
  if (approval)
    throw conflict(
      `${approval} has approved a model version made with ${feature.ref}, so what it is stays as it was. Add a new feature in its place.`,
    )
  return made
}

/** The one it comes from already may be retired by now: it still comes from there. */
async function readSource(tx: Tx, feature: FeatureRow, reference: string) {
  const kept = feature.datasetId ? await findDataset(tx, feature.datasetId) : null
  return kept && [kept.id, kept.ref].includes(reference) ? kept : sourceDataset(tx, reference)
}

/** What a conflict shows of the one that stands. */
async function standing(tx: Tx, feature: FeatureRow): Promise<Record<string, unknown>> {
  const { name, entity, valueType, description, derivation, ownerId, datasetId } = feature
  const dataset = datasetId ? (await findDataset(tx, datasetId)).ref : null
  return { name, entity, valueType, description, derivation, owner: ownerId, dataset }
}
