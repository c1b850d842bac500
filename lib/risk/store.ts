// The questionnaire of a workspace, in the version that is asked for.
import { desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { builtInQuestionnaire } from './definition'
import type { Questionnaire } from './vocabulary'

const { riskQuestionnaires, riskQuestionnaireVersions } = schema

export type QuestionnaireRow = typeof riskQuestionnaires.$inferSelect

/** The newest version, or that one. A workspace that was never given one reads the built-in as version 1. @throws not_found */
export async function readQuestionnaire(
  tx: Tx,
  version?: number,
): Promise<{ version: number; definition: Questionnaire }> {
  const [row] = await tx.db
    .select({ version: riskQuestionnaireVersions.version, definition: riskQuestionnaireVersions.definition })
    .from(riskQuestionnaireVersions)
    .where(version === undefined ? undefined : eq(riskQuestionnaireVersions.version, version))
    .orderBy(desc(riskQuestionnaireVersions.version))
    .limit(1)
  if (row) return row
  if (version !== undefined && version !== 1) throw notFound(`version ${version} of the questionnaire`)
  return { version: 1, definition: await builtInQuestionnaire() }
}

/** The questionnaire's row, locked, made where it is missing; with the rows to account for in that case. */
export async function lockQuestionnaire(tx: Tx): Promise<{ row: QuestionnaireRow; changes: Change[] }> {
  const find = () => tx.db.select().from(riskQuestionnaires).for('update')
  const [row] = await find()
  if (row) return { row, changes: [] }
  const changes = await installQuestionnaire(tx)
  const [made] = await find()
  return { row: made!, changes }
}

/** Gives the workspace the built-in questionnaire where it has none; returns the rows to account for. */
export async function installQuestionnaire(tx: Tx): Promise<Change[]> {
  const place = { workspaceId: tx.ctx.workspaceId, version: 1 }
  const [row] = await tx.db
    .insert(riskQuestionnaires)
    .values({ id: newId(tx), ...place })
    .onConflictDoNothing()
    .returning()
  if (!row) return []
  const [version] = await tx.db
    .insert(riskQuestionnaireVersions)
    .values({
      id: newId(tx),
      ...place,
      questionnaireId: row.id,
      definition: await builtInQuestionnaire(),
      note: 'Built in',
      publishedBy: personOf(tx),
    })
    .returning()
  return [change(riskQuestionnaires, row), change(riskQuestionnaireVersions, version!)]
}

/** Several versions in one statement. */
export async function readQuestionnaires(tx: Tx): Promise<Map<number, Questionnaire>> {
  const rows = await tx.db
    .select({ version: riskQuestionnaireVersions.version, definition: riskQuestionnaireVersions.definition })
    .from(riskQuestionnaireVersions)
  const found = new Map(rows.map(({ version, definition }) => [version, definition]))
  if (!found.has(1)) found.set(1, await builtInQuestionnaire())
  return found
}
