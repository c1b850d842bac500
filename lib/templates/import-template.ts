// A template out of a file that people edited: it becomes the draft of the template it names, or a new one.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { type Change, recordEvent, sha256Text } from '@/lib/audit/record-event'
import { defineCommand, inWorkspace } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { AppError, conflict } from '@/lib/platform/errors'
import { insertTemplate } from './create-template'
import { findTemplateDraft, writeDraft } from './draft'
import { templateKey } from './input'
import { MAX_TEMPLATE_FILE, problemLine, readTemplateFile } from './read-yaml'
import { installBuiltIns, type TemplateRow } from './store'
import type { FileProblem } from './views'
import type { Template } from './vocabulary'

const { templates } = schema

export const importTemplate = defineCommand({
  name: 'template.import',
  summary: 'Import a template from YAML',
  description:
    'The file is the body, at most 512 KiB. It becomes the draft of the template that its `key` names, or a new template with this draft; nothing is published. What is wrong with the file is refused with every problem by line and column (`current.problems`). Over a draft that somebody is writing, name its revision. The same file again changes nothing.',
  permission: 'template.edit',
  input: z.strictObject({
    /** The key that the file has to have, where it is meant for one template. */
    template: z.string().max(60).optional(),
    /** The draft’s that it replaces; without one there must be none. */
    revision: z.coerce.number().int().min(0).default(0),
    file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file, or paste the template.'),
  }),
  rest: {
    method: 'POST',
    path: '/templates/import',
    status: 201,
    repeatable: true,
    file: {
      field: 'file',
      maxBytes: MAX_TEMPLATE_FILE,
      types: ['application/yaml', 'text/yaml', 'text/plain', 'application/octet-stream'],
    },
  },
  find: inWorkspace,
  async run(tx, input) {
    const read = readTemplateFile(input.file)
    if ('problems' in read) throw refusal(read.problems)
    const { template: definition } = read
    assertKey(definition.key, input.template)
    const { row, changes } = await findOrInsert(tx, definition)
    const draft = await findTemplateDraft(tx, row.id)
    const isSame = draft !== null && canonicalJson(draft.definition) === canonicalJson(definition)
    if (isSame) return { ...answer(row, draft.revision), isNew: false }
    if ((draft?.revision ?? 0) !== input.revision) {
      const current = {
        revision: draft?.revision ?? 0,
        savedBy: draft?.savedBy ?? null,
        savedAt: draft?.savedAt ?? null,
      }
      if (!draft) throw conflict(`The draft of “${row.name}” that this was to replace is no longer there.`, current)
      const said = (by: string) => `There is a draft of “${row.name}”${by}. Importing would replace it.`
      throw new AppError('conflict', said(`, last saved by ${draft.savedBy ?? 'a former member'}`), {
        current,
        recorded: said(''),
      })
    }
    const saved = await writeDraft(tx, row, { ...definition }, input.revision)
    await recordEvent(tx, {
      action: 'template.imported',
      subject: { kind: 'template', id: row.id, revision: row.revision },
      changes,
      details: {
        template: row.key,
        name: definition.name,
        version: row.version,
        file: sha256Text(new TextDecoder().decode(input.file)),
      },
    })
    return { ...answer(row, saved.revision), isNew: true }
  },
})

const answer = (row: TemplateRow, draft: number) => ({
  id: row.id,
  template: row.key,
  name: row.name,
  version: row.version,
  draft,
})

function refusal(problems: FileProblem[]): AppError {
  const [first] = problems
  const rest = problems.length === 1 ? 'One error' : `${problems.length} errors`
  return new AppError('invalid', `${rest} in the file; nothing was taken over.`, {
    fields: { file: problemLine(first!) },
    current: { problems },
  })
}

/** @throws invalid with the line of the key */
function assertKey(key: string, wanted: string | undefined): void {
  const known = templateKey.safeParse(key)
  const message =
    wanted !== undefined && wanted !== key
      ? `The file is of “${key}”, not of “${wanted}”.`
      : known.success
        ? null
        : known.error.issues[0]!.message
  if (message) throw refusal([{ line: 1, column: 1, place: 'key', message, excerpt: `key: ${key}` }])
}

/** A built-in template that the workspace was never given is given to it first: the file is its next version. */
async function findOrInsert(tx: Tx, definition: Template): Promise<{ row: TemplateRow; changes: Change[] }> {
  const find = async () => {
    const [row] = await tx.db.select().from(templates).where(eq(templates.key, definition.key)).for('update')
    return row
  }
  const existing = await find()
  if (existing) return { row: existing, changes: [] }
  const changes = await installBuiltIns(tx, definition.key)
  const installed = changes.length > 0 ? await find() : undefined
  if (installed) return { row: installed, changes }
  const inserted = await insertTemplate(tx, definition)
  return { row: inserted.template, changes: inserted.changes }
}
