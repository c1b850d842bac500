import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { lockTemplate } from './draft'
import { reasonInput, templatePath } from './input'
import type { TemplateRow } from './store'

const { templates } = schema

const input = z.strictObject({
  ...templatePath,
  revision: z.coerce.number().int().min(1).optional(),
  reason: reasonInput,
})

export const retireTemplate = defineCommand({
  name: 'template.retire',
  summary: 'Retire a template',
  description: 'No new document begins with it, and no gate asks for it. Documents that exist go on.',
  permission: 'template.edit',
  input,
  rest: {
    method: 'POST',
    path: '/templates/{template}/retire',
    example: { revision: 3, reason: 'Its questions are part of the Data source sheet now.' },
  },
  find: (tx, { template }) => lockTemplate(tx, template),
  run: (tx, { revision, reason }, { template }) => setRetired(tx, template, { isRetired: true, revision, reason }),
})

export const reopenTemplate = defineCommand({
  name: 'template.reopen',
  summary: 'Take a retired template into use again',
  permission: 'template.edit',
  input,
  rest: {
    method: 'POST',
    path: '/templates/{template}/reopen',
    example: { revision: 4, reason: 'Two teams still need it.' },
  },
  find: (tx, { template }) => lockTemplate(tx, template),
  run: (tx, { revision, reason }, { template }) => setRetired(tx, template, { isRetired: false, revision, reason }),
})

async function setRetired(
  tx: Tx,
  template: TemplateRow,
  { isRetired, revision, reason }: { isRetired: boolean; revision: number | undefined; reason: string },
) {
  assertRevision(revision, template.revision, { isRetired: template.isRetired })
  if (template.isRetired === isRetired) throw conflict(isRetired ? 'It is retired already.' : 'It is in use already.')
  const [row] = await tx.db
    .update(templates)
    .set({ isRetired, revision: template.revision + 1 })
    .where(eq(templates.id, template.id))
    .returning()
  await recordEvent(tx, {
    action: isRetired ? 'template.retired' : 'template.reopened',
    subject: { kind: 'template', id: row!.id, revision: row!.revision },
    changes: [change(templates, row!)],
    details: { template: row!.key, name: row!.name, reason: reason.slice(0, 2000) },
  })
  return { id: row!.id, template: row!.key, revision: row!.revision, isRetired }
}
