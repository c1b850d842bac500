import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { assertOwner } from '@/lib/datasets/assert-owner'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { assertFreeName, sourceDataset } from './check-feature'
import { createFeatureInput } from './input'

const { features, featureUses } = schema

export const createFeature = defineCommand({
  name: 'feature.create',
  summary: 'Add a feature to a use case',
  description:
    'What it is a fact of, its type and where it comes from, so that other use cases find it instead of making it again. The use case that adds it uses it.',
  permission: 'feature.edit',
  input: createFeatureInput,
  rest: {
    method: 'POST',
    path: '/features',
    status: 201,
    example: {
      useCase: 'UC-12',
      name: 'days_since_last_call',
      entity: 'contract',
      valueType: 'integer',
      description: 'Days since the contract last made or took a call.',
      derivation: 'today − max(call_at) over the call records of the contract',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, { useCase: _, owner, dataset, ...input }, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: it takes no new features.`)
    await assertFreeName(tx, input)
    await assertOwner(tx, owner, 'feature')
    const from = dataset ? await sourceDataset(tx, dataset) : null
    const [row] = await tx.db
      .insert(features)
      .values({
        ...input,
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'FT'),
        datasetId: from?.id ?? null,
        ownerId: owner ?? null,
        useCaseId: useCase.id,
        createdBy: personOf(tx),
      })
      .returning()
    const [use] = await tx.db
      .insert(featureUses)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        featureId: row!.id,
        useCaseId: useCase.id,
        addedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'feature.created',
      subject: { kind: 'feature', id: row!.id, revision: 1 },
      useCaseId: useCase.id,
      changes: [change(features, row!), change(featureUses, use!)],
      details: { ref: row!.ref, name: row!.name, entity: row!.entity, useCase: useCase.ref },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, name: row!.name, useCase: useCase.ref }
  },
})
