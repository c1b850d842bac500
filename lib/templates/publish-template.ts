import { z } from 'zod'
import { recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { conflict, invalid } from '@/lib/platform/errors'
import { compareTemplates } from './compare-templates'
import { templateSchema } from './definition'
import { draftOf, dropDraft, lockTemplate, problemsOfDraft, readDraftAt } from './draft'
import { templatePath, versionNote } from './input'
import { insertTemplateVersion, readTemplate } from './store'

const MOST_TOLD = 40

export const publishTemplate = defineCommand({
  name: 'template.publish',
  summary: 'Publish the draft of a template as its next version',
  description:
    'The draft has to be the one of this revision, and complete. Documents keep the version they began with until someone migrates them; new ones begin with this version.',
  permission: 'template.edit',
  input: z.strictObject({
    ...templatePath,
    /** The draft’s. */
    revision: z.coerce.number().int().min(1),
    note: versionNote,
  }),
  rest: {
    method: 'POST',
    path: '/templates/{template}/publish',
    status: 201,
    example: { revision: 4, note: 'Asks for the retention period of each source.' },
  },
  find: (tx, input) => lockTemplate(tx, input.template),
  async run(tx, input, { template: row }) {
    const draft = await readDraftAt(tx, row, input.revision)
    const problems = problemsOfDraft(row, draft.definition)
    if (problems.length > 0) {
      const fields = Object.fromEntries(
        problems.slice(0, MOST_TOLD).map(({ path, message }) => [path.join('.'), message]),
      )
      const many = problems.length === 1 ? 'one problem' : `${problems.length} problems`
      throw invalid(`The draft has ${many}; a version has none.`, fields)
    }
    const definition = templateSchema.parse(draftOf(row, draft.definition))
    const before = row.version > 0 ? await readTemplate(tx, row.key) : null
    const changes = before ? compareTemplates(before, definition) : []
    if (before && changes.length === 0) throw conflict(`Nothing is different from version ${row.version}.`)
    const published = await insertTemplateVersion(tx, row, definition, input.note)
    await dropDraft(tx, row)
    const { version, revision, name } = published.template
    await recordEvent(tx, {
      action: 'template.published',
      subject: { kind: 'template', id: row.id, revision },
      changes: published.changes,
      details: { template: row.key, name, version, note: input.note.slice(0, 500), changes: changes.length },
    })
    return { id: row.id, template: row.key, name, version, changes }
  },
})
