import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import type { ModelRow } from '../find-model'

const { modelAliasMoves, modelAliases, modelVersions } = schema

export interface AliasMove {
  alias: string
  /** Null takes it away. */
  versionId: string | null
  reason: string
}

/** Points an alias to a version, or to none. Pointing where it points already changes nothing. The model's row is locked by the caller. */
export async function keepAlias(
  tx: Tx,
  model: ModelRow,
  { alias, versionId, reason }: AliasMove,
): Promise<{ isChanged: boolean }> {
  const [known] = await tx.db
    .select()
    .from(modelAliases)
    .where(and(eq(modelAliases.modelId, model.id), eq(modelAliases.alias, alias)))
    .for('update')
  const from = known?.versionId ?? null
  if (from === versionId) return { isChanged: false }
  const changes: Change[] = []
  const place = { workspaceId: tx.ctx.workspaceId, modelId: model.id, alias }
  if (known) {
    const [row] = await tx.db
      .update(modelAliases)
      .set({ versionId, revision: known.revision + 1 })
      .where(eq(modelAliases.id, known.id))
      .returning()
    changes.push(change(modelAliases, row!))
  } else {
    const [row] = await tx.db
      .insert(modelAliases)
      .values({ ...place, id: newId(tx), versionId })
      .returning()
    changes.push(change(modelAliases, row!))
  }
  const [move] = await tx.db
    .insert(modelAliasMoves)
    .values({
      ...place,
      id: newId(tx),
      fromVersionId: from,
      toVersionId: versionId,
      reason,
      movedBy: tx.ctx.actor.id,
    })
    .returning()
  await recordEvent(tx, {
    action: versionId ? 'model_alias.moved' : 'model_alias.taken_away',
    subject: { kind: 'registered_model', id: model.id },
    useCaseId: model.useCaseId,
    changes: [...changes, change(modelAliasMoves, move!)],
    details: {
      ref: model.ref,
      model: model.name,
      alias,
      from: await numberOf(tx, from),
      to: await numberOf(tx, versionId),
      reason,
    },
  })
  return { isChanged: true }
}

async function numberOf(tx: Tx, versionId: string | null): Promise<number | null> {
  if (!versionId) return null
  const [row] = await tx.db
    .select({ version: modelVersions.version })
    .from(modelVersions)
    .where(eq(modelVersions.id, versionId))
  return row!.version
}
