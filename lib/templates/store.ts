// The templates of a workspace: what is published, and the built-in ones it was given.
import { and, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { type Change, change, sha256Text } from '@/lib/audit/record-event'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'
import { builtInTemplates } from './definition'
import type { Template } from './vocabulary'

const { templates, templateVersions } = schema

export type TemplateRow = typeof templates.$inferSelect

/** By key or id. @throws not_found */
export async function findTemplate(tx: Tx, reference: string, lock: 'none' | 'update' = 'none'): Promise<TemplateRow> {
  const select = tx.db
    .select()
    .from(templates)
    .where(isId(reference) ? eq(templates.id, reference) : eq(templates.key, reference))
  const [row] = lock === 'none' ? await select : await select.for(lock)
  if (!row) throw notFound('template')
  return row
}

/** A published version, by default the newest. A built-in one that the workspace was never given is read from its file. @throws not_found */
export async function readTemplate(tx: Tx, key: string, version?: number): Promise<Template> {
  const [row] = await tx.db
    .select({ definition: templateVersions.definition })
    .from(templates)
    .innerJoin(
      templateVersions,
      and(
        eq(templateVersions.templateId, templates.id),
        version === undefined ? eq(templateVersions.version, templates.version) : eq(templateVersions.version, version),
      ),
    )
    .where(eq(templates.key, key))
  if (row) return row.definition
  const builtIn = (await builtInTemplates()).get(key)
  if (builtIn && (version === undefined || version === builtIn.version)) return builtIn
  throw notFound(version === undefined ? 'template' : `version ${version} of this template`)
}

/** Several templates, each in one version, in one statement. Keys are `key@version`. */
export async function readTemplates(
  tx: Tx,
  wanted: ReadonlyArray<{ template: string; templateVersion: number }>,
): Promise<Map<string, Template>> {
  const found = new Map<string, Template>()
  if (wanted.length === 0) return found
  const rows = await tx.db
    .select({ key: templates.key, version: templateVersions.version, definition: templateVersions.definition })
    .from(templates)
    .innerJoin(templateVersions, eq(templateVersions.templateId, templates.id))
    .where(inArray(templates.key, [...new Set(wanted.map(({ template }) => template))]))
  for (const { key, version, definition } of rows) found.set(`${key}@${version}`, definition)
  const library = await builtInTemplates()
  for (const { template, templateVersion } of wanted) {
    const builtIn = library.get(template)
    const name = `${template}@${templateVersion}`
    if (!found.has(name) && builtIn?.version === templateVersion) found.set(name, builtIn)
  }
  return found
}

/** The newest version of every template in use, by key. */
export async function currentTemplates(tx: Tx): Promise<Template[]> {
  const rows = await tx.db
    .select({ key: templates.key, isRetired: templates.isRetired, definition: templateVersions.definition })
    .from(templates)
    .innerJoin(
      templateVersions,
      and(eq(templateVersions.templateId, templates.id), eq(templateVersions.version, templates.version)),
    )
  const library = await builtInTemplates()
  const known = new Set(rows.map(({ key }) => key))
  return [
    ...rows.filter(({ isRetired }) => !isRetired).map(({ definition }) => definition),
    ...[...library.values()].filter(({ key }) => !known.has(key)),
  ]
}

/** Publishes a version, on the template's row locked for update or made just now; returns the rows to account for. */
export async function insertTemplateVersion(
  tx: Tx,
  row: TemplateRow,
  definition: Template,
  note: string,
): Promise<{ template: TemplateRow; changes: Change[] }> {
  const version = row.version + 1
  const published: Template = { ...definition, key: row.key, version }
  const [inserted] = await tx.db
    .insert(templateVersions)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      templateId: row.id,
      version,
      definition: published,
      digest: digestOfTemplate(published),
      note,
      publishedBy: personOf(tx),
    })
    .returning()
  const [template] = await tx.db
    .update(templates)
    .set({ version, name: published.name, stage: published.stage, revision: row.revision + 1 })
    .where(eq(templates.id, row.id))
    .returning()
  return { template: template!, changes: [change(templates, template!), change(templateVersions, inserted!)] }
}

/** Gives the workspace the built-in templates that it does not have yet; returns the rows to account for. */
export async function installBuiltIns(tx: Tx, only?: string): Promise<Change[]> {
  const library = [...(await builtInTemplates()).values()].filter(({ key }) => only === undefined || key === only)
  const present = await tx.db.select({ key: templates.key }).from(templates)
  const changes: Change[] = []
  for (const definition of library) {
    if (present.some(({ key }) => key === definition.key)) continue
    const { key, name, stage, version } = definition
    const [row] = await tx.db
      .insert(templates)
      .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, key, name, stage, version, builtIn: version })
      .returning()
    const [inserted] = await tx.db
      .insert(templateVersions)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        templateId: row!.id,
        version,
        definition,
        digest: digestOfTemplate(definition),
        note: 'Built in',
        publishedBy: personOf(tx),
      })
      .returning()
    changes.push(change(templates, row!), change(templateVersions, inserted!))
  }
  return changes
}

/** `sha256:<hex>` of the definition's canonical JSON. */
export function digestOfTemplate(definition: Template): string {
  return sha256Text(canonicalJson(definition))
}
