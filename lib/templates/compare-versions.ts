// Two states of a template side by side, and what publishing its draft would change.
import { z } from 'zod'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { compareTemplates } from './compare-templates'
import { builtInTemplates } from './definition'
import { draftOf, findTemplateDraft, problemsOfDraft } from './draft'
import { asTemplate, shapeDraft } from './draft-shape/rules'
import { type TemplateState, templatePath, templateState } from './input'
import { findTemplate, readTemplate, type TemplateRow } from './store'
import type { Template } from './vocabulary'

export const compareVersions = defineQuery({
  name: 'template.compare',
  summary: 'Compare two states of a template',
  description:
    'Versions by their number, `draft` for what is being written, `built-in` for what the product brings. Sections and questions that were added, taken out and moved, and each changed property, in words.',
  permission: 'template.read',
  input: z.strictObject({ ...templatePath, from: templateState, to: templateState }),
  rest: { method: 'GET', path: '/templates/{template}/compare' },
  async run(tx, input) {
    const row = await findTemplate(tx, input.template)
    const [before, after] = [await readState(tx, row, input.from), await readState(tx, row, input.to)]
    return {
      template: row.key,
      name: row.name,
      from: input.from,
      to: input.to,
      changes: compareTemplates(before, after),
    }
  },
})

/** @throws not_found */
async function readState(tx: Tx, row: TemplateRow, state: TemplateState): Promise<Template> {
  if (typeof state === 'number') return readTemplate(tx, row.key, state)
  if (state === 'built-in') {
    const builtIn = (await builtInTemplates()).get(row.key)
    if (!builtIn) throw notFound('built-in template of this key')
    return builtIn
  }
  const draft = await findTemplateDraft(tx, row.id)
  if (!draft) throw notFound('draft of this template')
  return asTemplate(shapeDraft(draftOf(row, draft.definition)))
}

export const getTemplateDraft = defineQuery({
  name: 'template.draft',
  summary: 'Read the draft of a template, what it changes and what keeps it from being published',
  description: 'Without a draft, what one would begin with: the newest version, at revision 0.',
  permission: 'template.edit',
  input: z.strictObject(templatePath),
  rest: { method: 'GET', path: '/templates/{template}/draft' },
  async run(tx, input) {
    const row = await findTemplate(tx, input.template)
    const draft = await findTemplateDraft(tx, row.id)
    const published = row.version > 0 ? await readTemplate(tx, row.key) : null
    const definition = draftOf(row, draft?.definition ?? { ...published })
    return {
      template: row.key,
      name: row.name,
      version: row.version,
      revision: draft?.revision ?? 0,
      base: draft?.base ?? row.version,
      savedBy: draft?.savedBy ?? null,
      savedAt: draft?.savedAt ?? null,
      definition,
      problems: problemsOfDraft(row, definition),
      changes: published ? compareTemplates(published, asTemplate(shapeDraft(definition))) : [],
    }
  },
})
