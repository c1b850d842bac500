import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, inWorkspace } from '@/lib/platform/command'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import type { Stage } from '@/lib/use-cases/vocabulary'
import { builtInTemplates } from './definition'
import { findTemplateDraft, writeDraft } from './draft'
import { assertOwnKey, templateKey, templateName, templateStage } from './input'
import { readTemplate, type TemplateRow } from './store'

const { templates } = schema

export const createTemplate = defineCommand({
  name: 'template.create',
  summary: 'Start a template of one’s own',
  description:
    'Empty, or a copy of another one (`from`: its newest version, or its draft while none is published). It begins as a draft: no document can be started from it before its first version is published.',
  permission: 'template.edit',
  input: z.strictObject({
    key: templateKey,
    name: templateName,
    stage: templateStage,
    /** The key of a template to copy. */
    from: z.string().min(1).max(60).optional(),
  }),
  rest: {
    method: 'POST',
    path: '/templates',
    status: 201,
    example: { key: 'supplier-check', name: 'Supplier check', stage: 'data_quality', from: 'data-source-sheet' },
  },
  find: inWorkspace,
  async run(tx, { key, name, stage, from }) {
    await assertOwnKey(key)
    const definition = from ? await copied(tx, from) : { purpose: '', sections: [] }
    const { template, changes } = await insertTemplate(tx, { key, name, stage })
    await writeDraft(tx, template, { ...definition, key, version: 1, name, stage }, 0)
    await recordEvent(tx, {
      action: 'template.created',
      subject: { kind: 'template', id: template.id, revision: 1 },
      changes,
      details: { template: key, name, ...(from ? { from } : {}) },
    })
    return { id: template.id, template: key, name, version: 0, draft: 1 }
  },
})

/** What another template says; while it was never published, what its draft says. @throws invalid */
async function copied(tx: Tx, from: string): Promise<object> {
  const [row] = await tx.db.select().from(templates).where(eq(templates.key, from))
  const builtIn = (await builtInTemplates()).get(from)
  if (row && row.version > 0) return readTemplate(tx, from)
  const definition = row ? (await findTemplateDraft(tx, row.id))?.definition : builtIn
  if (definition) return definition
  throw invalid('There is no such template to copy.', { from: 'Choose a template of the library.' })
}

/** The row of a template without a version. @throws conflict when the key is taken */
export async function insertTemplate(
  tx: Tx,
  { key, name, stage }: { key: string; name: string; stage: Stage },
): Promise<{ template: TemplateRow; changes: Change[] }> {
  const [taken] = await tx.db.select({ name: templates.name }).from(templates).where(eq(templates.key, key))
  if (taken) throw conflict(`The key “${key}” belongs to “${taken.name}”. Choose another one.`)
  const [template] = await tx.db
    .insert(templates)
    .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, key, name, stage, version: 0 })
    .returning()
  return { template: template!, changes: [change(templates, template!)] }
}
