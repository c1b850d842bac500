// The next version of a template while it is written: saved as people type, no audit entry, until it is published.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand, type Target } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { draftDefinition, templatePath } from './input'
import { problemsOf } from './problems'
import { findTemplate, readTemplate, type TemplateRow } from './store'
import type { TemplateProblem } from './views'

const { templateDrafts } = schema

const MOST_PROBLEMS = 200

export interface TemplateTarget extends Target {
  template: TemplateRow
}

const targetOf = (template: TemplateRow): TemplateTarget => ({
  kind: 'template',
  id: template.id,
  useCaseId: null,
  ref: template.key,
  template,
})

export async function lockTemplate(tx: Tx, reference: string): Promise<TemplateTarget> {
  return targetOf(await findTemplate(tx, reference, 'update'))
}

export interface TemplateDraft {
  definition: Record<string, unknown>
  revision: number
  /** The published version that it was made from. */
  base: number
  savedBy: string | null
  savedAt: string
}

export async function findTemplateDraft(tx: Tx, templateId: string): Promise<TemplateDraft | null> {
  const [row] = await tx.db
    .select({
      definition: templateDrafts.definition,
      revision: templateDrafts.revision,
      base: templateDrafts.baseVersion,
      savedBy: workspacePeople.name,
      savedAt: templateDrafts.savedAt,
    })
    .from(templateDrafts)
    .leftJoin(workspacePeople, eq(workspacePeople.id, templateDrafts.savedBy))
    .where(eq(templateDrafts.templateId, templateId))
  if (!row) return null
  return { ...row, definition: row.definition as Record<string, unknown>, savedAt: isoInstant(row.savedAt) }
}

/** The draft as what it would be published as; its key and number are not the draft's to say. */
export function draftOf(row: TemplateRow, definition: Record<string, unknown>): Record<string, unknown> {
  return { ...definition, key: row.key, version: row.version + 1 }
}

export function problemsOfDraft(row: TemplateRow, definition: Record<string, unknown>): TemplateProblem[] {
  return problemsOf(draftOf(row, definition)).slice(0, MOST_PROBLEMS)
}

/** Writes the draft over the one of this revision. The caller has compared it. */
export async function writeDraft(
  tx: Tx,
  row: TemplateRow,
  definition: Record<string, unknown>,
  revision: number,
): Promise<{ revision: number; savedAt: string }> {
  const values = { definition, baseVersion: row.version, savedBy: personOf(tx), savedAt: tx.at, revision: revision + 1 }
  await tx.db
    .insert(templateDrafts)
    .values({ workspaceId: tx.ctx.workspaceId, templateId: row.id, ...values })
    .onConflictDoUpdate({ target: [templateDrafts.workspaceId, templateDrafts.templateId], set: values })
  return { revision: revision + 1, savedAt: tx.at }
}

export async function dropDraft(tx: Tx, row: TemplateRow): Promise<void> {
  await tx.db.delete(templateDrafts).where(eq(templateDrafts.templateId, row.id))
}

export const saveTemplateDraft = defineCommand({
  name: 'template.save-draft',
  summary: 'Save the draft of a template',
  description:
    'Autosave: touches the draft only and writes no audit entry; answers with what still keeps it from being published. A draft that someone else saved meanwhile is answered, not overwritten, and so is a version published since `base`. `revision` is that of the draft one has seen, 0 before the first.',
  permission: 'template.edit',
  input: z.strictObject({
    ...templatePath,
    revision: z.coerce.number().int().min(0),
    /** The published version that the text was made from. */
    base: z.coerce.number().int().min(0).optional(),
    definition: draftDefinition,
  }),
  isDraft: true,
  rest: {
    method: 'POST',
    path: '/templates/{template}/draft',
    example: {
      revision: 0,
      definition: {
        name: 'Supplier check',
        stage: 'data_quality',
        purpose: 'Says whether data may be bought from this supplier.',
        sections: [],
      },
    },
  },
  find: (tx, input) => lockTemplate(tx, input.template),
  async run(tx, input, { template }) {
    const existing = await findTemplateDraft(tx, template.id)
    const current = existing?.revision ?? 0
    const isStale = input.base !== undefined && input.base !== template.version
    if (isStale || input.revision !== current) {
      const what = isStale
        ? `Version ${template.version} of this template was published meanwhile.`
        : existing
          ? 'Someone else saved a draft of this template meanwhile.'
          : 'The draft was published or thrown away meanwhile.'
      const definition = existing?.definition ?? (template.version > 0 ? await readTemplate(tx, template.key) : {})
      throw conflict(`${what} Both are kept; choose which to go on with.`, {
        revision: current,
        base: template.version,
        definition,
        savedBy: existing?.savedBy ?? null,
      })
    }
    const saved = await writeDraft(tx, template, input.definition, current)
    return { ...saved, base: template.version, problems: problemsOfDraft(template, input.definition) }
  },
})

export const discardTemplateDraft = defineCommand({
  name: 'template.discard-draft',
  summary: 'Throw the draft of a template away',
  description: 'What is published stays as it is. The draft has to be the one of this revision.',
  permission: 'template.edit',
  input: z.strictObject({ ...templatePath, revision: z.coerce.number().int().min(1) }),
  isDraft: true,
  rest: { method: 'POST', path: '/templates/{template}/draft/discard', example: { revision: 4 } },
  find: (tx, input) => lockTemplate(tx, input.template),
  async run(tx, input, { template }) {
    await readDraftAt(tx, template, input.revision)
    await dropDraft(tx, template)
    return { template: template.key, version: template.version }
  },
})

/** The draft, if it is still of this revision. @throws conflict, not_found */
export async function readDraftAt(tx: Tx, row: TemplateRow, revision: number): Promise<TemplateDraft> {
  const draft = await findTemplateDraft(tx, row.id)
  if (!draft) throw notFound('draft of this template')
  if (draft.revision === revision) return draft
  throw conflict('The draft was changed since you looked at it. Look at it again, then repeat this.', {
    revision: draft.revision,
    savedBy: draft.savedBy,
  })
}
