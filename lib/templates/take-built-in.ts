import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { builtInTemplates } from './definition'
import { templatePath } from './input'
import { insertTemplateVersion, installBuiltIns, type TemplateRow } from './store'

const { templates } = schema

interface BuiltInTarget extends Target {
  row: TemplateRow | null
}

export const takeBuiltIn = defineCommand({
  name: 'template.take-built-in',
  summary: 'Take over a built-in template, or its newer version',
  description:
    'Publishes what the product brings as the next version of the workspace’s template. Own changes stay in the earlier versions and a draft stays a draft; compare with `built-in` before.',
  permission: 'template.edit',
  input: z.strictObject(templatePath),
  rest: { method: 'POST', path: '/templates/{template}/take-built-in', status: 201 },
  async find(tx: Tx, input): Promise<BuiltInTarget> {
    const [row] = await tx.db.select().from(templates).where(eq(templates.key, input.template)).for('update')
    if (!row && !(await builtInTemplates()).has(input.template)) throw notFound('template')
    return { kind: 'template', id: row?.id ?? null, useCaseId: null, ref: input.template, row: row ?? null }
  },
  async run(tx, input, { row }) {
    const definition = (await builtInTemplates()).get(row?.key ?? input.template)
    if (!definition) throw conflict('This template is the workspace’s own: the product brings none of its key.')
    if (row && (row.builtIn ?? 0) >= definition.version) {
      throw conflict(`This is taken over already: the product brings version ${definition.version}.`)
    }
    const { key, name, version } = definition
    const taken = row
      ? await takeNewer(tx, row, definition.version)
      : { changes: await installBuiltIns(tx, key), version }
    const [now] = await tx.db.select().from(templates).where(eq(templates.key, key))
    await recordEvent(tx, {
      action: 'template.built_in_taken',
      subject: { kind: 'template', id: now!.id, revision: now!.revision },
      changes: taken.changes,
      details: { template: key, name, version: taken.version, builtIn: version },
    })
    return { id: now!.id, template: key, name, version: taken.version }
  },
})

async function takeNewer(tx: Tx, row: TemplateRow, builtIn: number) {
  const definition = (await builtInTemplates()).get(row.key)!
  await tx.db.update(templates).set({ builtIn }).where(eq(templates.id, row.id))
  const { template, changes } = await insertTemplateVersion(tx, row, definition, `Built in, version ${builtIn}`)
  return { changes, version: template.version }
}
