// What a model was on any day: where its aliases pointed and what ran where, from moves and deployments that are never changed.
import { and, asc, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { schema } from '@/db/client'
import { deploymentItem, selectDeployments } from '@/lib/deployments/read-deployments'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findModel } from '../find-model'
import type { AliasMoveView, AsOfView } from '../views'

const { deployments, modelAliasMoves, modelVersions } = schema
const fromVersions = alias(modelVersions, 'from_versions')
const toVersions = alias(modelVersions, 'to_versions')

const model = z.string().min(1).max(200)

/** A day means its end: what was so when it was over. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], 'A day such as 2026-09-01, or a time as ISO 8601.')
  .transform((given) => (given.length === 10 ? `${given}T23:59:59.999Z` : new Date(given).toISOString()))
  .refine((given) => given >= '1970' && given < '3000', 'A time after 1970.')

const selectMoves = (tx: Tx) =>
  tx.db
    .select({
      id: modelAliasMoves.id,
      alias: modelAliasMoves.alias,
      from: fromVersions.version,
      to: toVersions.version,
      reason: modelAliasMoves.reason,
      movedBy: workspacePeople.name,
      movedAt: modelAliasMoves.movedAt,
    })
    .from(modelAliasMoves)
    .leftJoin(fromVersions, eq(fromVersions.id, modelAliasMoves.fromVersionId))
    .leftJoin(toVersions, eq(toVersions.id, modelAliasMoves.toVersionId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, modelAliasMoves.movedBy))

type Move = Awaited<ReturnType<typeof selectMoves>>[number]
const moveView = (row: Move): AliasMoveView => ({ ...row, movedAt: isoInstant(row.movedAt) })

export const getModelAsOf = defineQuery({
  name: 'model.as-of',
  summary: 'Read what a model was at a time',
  description:
    'Which version each alias pointed to and which ran in each environment. A day without a time means the end of that day, in UTC.',
  permission: 'model.read',
  input: z.strictObject({ model, at: moment.optional() }),
  rest: { method: 'GET', path: '/models/{model}/as-of' },
  async run(tx, input): Promise<AsOfView> {
    const { id, ref, name } = await findModel(tx, input.model)
    const at = isoInstant(input.at ?? tx.at)
    const moves = await selectMoves(tx)
      .where(
        and(
          eq(modelAliasMoves.modelId, id),
          lte(modelAliasMoves.movedAt, at),
          // The last move of each alias by then.
          sql`not exists (select 1 from ${modelAliasMoves} later where later.workspace_id = ${modelAliasMoves.workspaceId}
            and later.model_id = ${modelAliasMoves.modelId} and later.alias = ${modelAliasMoves.alias}
            and later.moved_at <= ${at}::timestamptz and later.id > ${modelAliasMoves.id})`,
        ),
      )
      .orderBy(asc(modelAliasMoves.alias))
    const ran = await selectDeployments(tx)
      .where(
        and(
          eq(modelVersions.modelId, id),
          lte(deployments.startedAt, at),
          or(isNull(deployments.endedAt), gt(deployments.endedAt, at)),
        ),
      )
      .orderBy(desc(deployments.traffic), asc(deployments.startedAt))
    return {
      model: { id, ref, name },
      at,
      aliases: moves.map(moveView).flatMap(({ to, ...move }) => (to === null ? [] : [{ ...move, version: to }])),
      deployments: ran.map(deploymentItem),
    }
  },
})

export const listAliasMoves = defineQuery({
  name: 'model-alias.moves',
  summary: 'List how the aliases of a model moved',
  permission: 'model.read',
  input: z.strictObject({ ...pageInput, model }),
  rest: { method: 'GET', path: '/models/{model}/alias-moves' },
  async run(tx, input) {
    const { id } = await findModel(tx, input.model)
    const after = readCursor(input.cursor)
    const rows = await selectMoves(tx)
      .where(and(eq(modelAliasMoves.modelId, id), after ? sql`${modelAliasMoves.id} < ${after[0]}::uuid` : undefined))
      .orderBy(desc(modelAliasMoves.id))
      .limit(input.limit + 1)
    return toPage(rows.map(moveView), input.limit, (row) => [row.id])
  },
})
