// Which use cases use a feature: said by the one that uses it.
import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { lockUseCase, type UseCaseTarget } from '@/lib/use-cases/find-use-case'
import { assertLiveFeature, type FeatureRow, findFeature } from './find-feature'
import { featureUseInput } from './input'

const { featureUses } = schema

type UseRow = typeof featureUses.$inferSelect

interface Found extends UseCaseTarget {
  feature: FeatureRow
  use: UseRow | undefined
}

/** The roles that count are those in the use case that uses it. */
async function findUse(tx: Tx, input: { feature: string; useCase: string }): Promise<Found> {
  const target = await lockUseCase(tx, input.useCase)
  const feature = await findFeature(tx, input.feature, true)
  const [use] = await tx.db
    .select()
    .from(featureUses)
    .where(and(eq(featureUses.featureId, feature.id), eq(featureUses.useCaseId, target.useCase.id)))
  return { ...target, feature, use }
}

const answer = ({ feature, useCase }: Found) => ({ id: feature.id, ref: feature.ref, useCase: useCase.ref })

export const addFeatureUse = defineCommand({
  name: 'feature-use.add',
  summary: 'Say that a use case uses a feature',
  description: 'Whoever changes the feature then knows whom it concerns. A use that is there already stays as it is.',
  permission: 'feature.edit',
  input: featureUseInput,
  rest: {
    method: 'POST',
    path: '/features/{feature}/uses',
    status: 201,
    repeatable: true,
    example: { useCase: 'UC-15' },
  },
  find: findUse,
  async run(tx, _, found) {
    const { feature, useCase, use } = found
    assertLiveFeature(feature)
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: it uses nothing new.`)
    if (use && !use.endedAt) return { ...answer(found), isNew: false }
    const [row] = use
      ? await tx.db
          .update(featureUses)
          .set({ endedAt: null, addedAt: tx.at, addedBy: personOf(tx), revision: use.revision + 1 })
          .where(eq(featureUses.id, use.id))
          .returning()
      : await tx.db
          .insert(featureUses)
          .values({
            id: newId(tx),
            workspaceId: tx.ctx.workspaceId,
            featureId: feature.id,
            useCaseId: useCase.id,
            addedBy: personOf(tx),
          })
          .returning()
    await recordEvent(tx, {
      action: 'feature_use.added',
      subject: { kind: 'feature', id: feature.id, revision: feature.revision },
      useCaseId: useCase.id,
      changes: [change(featureUses, row!)],
      details: { ref: feature.ref, name: feature.name, useCase: useCase.ref },
    })
    return { ...answer(found), isNew: true }
  },
})

export const endFeatureUse = defineCommand({
  name: 'feature-use.end',
  summary: 'Say that a use case no longer uses a feature',
  description: 'That it did is kept.',
  permission: 'feature.edit',
  input: featureUseInput,
  rest: { method: 'POST', path: '/features/{feature}/uses/{useCase}/end', example: {} },
  find: findUse,
  async run(tx, _, found) {
    const { feature, useCase, use } = found
    if (!use || use.endedAt) throw conflict(`${useCase.ref} does not use ${feature.ref}.`)
    const [row] = await tx.db
      .update(featureUses)
      .set({ endedAt: tx.at, revision: use.revision + 1 })
      .where(eq(featureUses.id, use.id))
      .returning()
    await recordEvent(tx, {
      action: 'feature_use.ended',
      subject: { kind: 'feature', id: feature.id, revision: feature.revision },
      useCaseId: useCase.id,
      changes: [change(featureUses, row!)],
      details: { ref: feature.ref, name: feature.name, useCase: useCase.ref },
    })
    return answer(found)
  },
})
