import { and, desc, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { assertOwner } from '../assert-owner'
import { assertLiveDataset, findDatasetVersion, lockDataset } from '../find-dataset'
import { qualityDimensionLabels, type RemedyKind, remedyKindLabels } from '../vocabulary'
import { openRemedyInput } from './input'

const { qualityAssessments, qualityRemedies } = schema

export const openRemedy = defineCommand({
  name: 'quality.open-remedy',
  summary: 'Open a remedy for the quality of a dataset version',
  description:
    'Low quality does not end a project: more is collected, it is filled from another source, or it is accepted with a reason. The dimension must have been scored, so that it is known what is remedied.',
  permission: 'dataset.assess',
  input: openRemedyInput,
  rest: {
    method: 'POST',
    path: '/datasets/{dataset}/versions/{version}/remedies',
    status: 201,
    example: {
      dimension: 'completeness',
      kind: 'fill_from_other',
      plan: 'Fill the missing contract ends from the CRM, where the pseudonym matches.',
      owner: '00000000-0000-7000-8000-000000000000',
      dueOn: '2026-12-15',
    },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, input, { dataset }) {
    assertLiveDataset(dataset)
    const version = await findDatasetVersion(tx, dataset.id, input.version)
    const { dimension, kind } = input
    const place = `${dataset.ref} v${version.version}`
    await assertScored(tx, version.id, dimension, place)
    await assertNoneOpen(tx, version.id, dimension, kind)
    await assertOwner(tx, input.owner, 'remedy')
    const [row] = await tx.db
      .insert(qualityRemedies)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'REM'),
        datasetVersionId: version.id,
        dimension,
        kind,
        plan: input.plan,
        ownerId: input.owner,
        dueOn: input.dueOn ?? null,
        openedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'quality.remedy_opened',
      subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
      useCaseId: dataset.useCaseId,
      changes: [change(qualityRemedies, row!)],
      details: {
        ref: dataset.ref,
        remedy: row!.ref,
        version: version.version,
        dimension,
        kind: remedyKindLabels[kind].toLowerCase(),
        owner: input.owner,
        dueOn: row!.dueOn,
      },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, dataset: dataset.ref, version: version.version }
  },
})

async function assertScored(tx: Tx, versionId: string, dimension: keyof typeof qualityDimensionLabels, place: string) {
  const [scored] = await tx.db
    .select({ id: qualityAssessments.id })
    .from(qualityAssessments)
    .where(and(eq(qualityAssessments.datasetVersionId, versionId), eq(qualityAssessments.dimension, dimension)))
    .orderBy(desc(qualityAssessments.id))
    .limit(1)
  if (!scored)
    throw conflict(
      `${qualityDimensionLabels[dimension]} of ${place} has no score yet. Assess it first, so that it is known what is remedied.`,
    )
}

async function assertNoneOpen(
  tx: Tx,
  versionId: string,
  dimension: keyof typeof qualityDimensionLabels,
  kind: RemedyKind,
) {
  const [open] = await tx.db
    .select({ ref: qualityRemedies.ref })
    .from(qualityRemedies)
    .where(
      and(
        eq(qualityRemedies.datasetVersionId, versionId),
        eq(qualityRemedies.dimension, dimension),
        eq(qualityRemedies.kind, kind),
        isNull(qualityRemedies.closedAt),
      ),
    )
  if (open) throw conflict(`${open.ref} does this already: ${remedyKindLabels[kind].toLowerCase()}.`)
}
