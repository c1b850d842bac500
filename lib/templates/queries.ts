// The library as pages and the API read it: the workspace's templates, and those that the product brings and nobody took.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { type Stage, stages } from '@/lib/use-cases/vocabulary'
import { builtInTemplates } from './definition'
import { findTemplateDraft } from './draft'
import { asTemplate, shapeDraft } from './draft-shape/rules'
import { templatePath } from './input'
import { fieldsOf } from './rules'
import { digestOfTemplate, findTemplate, readTemplate, type TemplateRow } from './store'
import type { TemplateItem, TemplateVersionItem, TemplateView } from './views'
import type { Template } from './vocabulary'
import { writeTemplate } from './write-yaml'

const { documents, templateDrafts, templateVersions, templates } = schema

/** How many documents are filled by each version, by `key@version`. */
async function countDocuments(tx: Tx, key?: string): Promise<Map<string, number>> {
  const rows = await tx.db
    .select({ template: documents.template, version: documents.templateVersion, count: sql<number>`count(*)::int` })
    .from(documents)
    .where(key === undefined ? undefined : eq(documents.template, key))
    .groupBy(documents.template, documents.templateVersion)
  return new Map(rows.map(({ template, version, count }) => [`${template}@${version}`, count]))
}

function documentsOf(counts: Map<string, number>, key: string, newest: number) {
  const own = [...counts].filter(([name]) => name.startsWith(`${key}@`))
  const sum = (list: typeof own) => list.reduce((total, [, count]) => total + count, 0)
  return { documents: sum(own), older: sum(own.filter(([name]) => Number(name.split('@')[1]) < newest)) }
}

export const listTemplates = defineQuery({
  name: 'template.list',
  summary: 'List the templates of the library',
  description:
    'In the order of the stages. `newerBuiltIn` names a version that the product brings and the workspace has not taken over; a template with version 0 was never published.',
  permission: 'template.read',
  input: z.strictObject({
    stage: z.enum(stages, `One of ${stages.join(', ')}.`).optional(),
    /** Retired ones are listed too, unless this is false. */
    retired: z.stringbool().or(z.boolean()).default(true),
  }),
  rest: { method: 'GET', path: '/templates' },
  async run(tx, input): Promise<{ items: TemplateItem[]; next: null }> {
    const [rows, counts, library] = [await readRows(tx), await countDocuments(tx), await builtInTemplates()]
    const known = new Set(rows.map(({ row }) => row.key))
    const items = [
      ...rows.map((found) => itemOf(found, counts, library.get(found.row.key)?.version ?? null)),
      ...[...library.values()].filter(({ key }) => !known.has(key)).map((template) => untaken(template, counts)),
    ]
    return {
      items: items
        .filter(({ stage }) => input.stage === undefined || stage === input.stage)
        .filter(({ isRetired }) => input.retired || !isRetired)
        .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.name.localeCompare(b.name, 'en')),
      next: null,
    }
  },
})

async function readRows(tx: Tx) {
  return tx.db
    .select({
      row: templates,
      definition: templateVersions.definition,
      publishedAt: templateVersions.publishedAt,
      draft: templateDrafts.definition,
      savedAt: templateDrafts.savedAt,
      savedBy: workspacePeople.name,
    })
    .from(templates)
    .leftJoin(
      templateVersions,
      and(eq(templateVersions.templateId, templates.id), eq(templateVersions.version, templates.version)),
    )
    .leftJoin(templateDrafts, eq(templateDrafts.templateId, templates.id))
    .leftJoin(workspacePeople, eq(workspacePeople.id, templateDrafts.savedBy))
}

type Found = Awaited<ReturnType<typeof readRows>>[number]

function itemOf(found: Found, counts: Map<string, number>, builtIn: number | null): TemplateItem {
  const { row } = found
  const template = found.definition ?? asTemplate(shapeDraft(found.draft))
  return {
    ...facts(template, row.stage),
    key: row.key,
    name: row.name,
    version: row.version,
    publishedAt: found.publishedAt ? isoInstant(found.publishedAt) : null,
    isRetired: row.isRetired,
    isBuiltIn: row.builtIn !== null,
    newerBuiltIn: newerBuiltIn(row, builtIn),
    draft: found.savedAt ? { savedBy: found.savedBy, savedAt: isoInstant(found.savedAt) } : null,
    ...documentsOf(counts, row.key, row.version),
  }
}

function untaken(template: Template, counts: Map<string, number>): TemplateItem {
  return {
    ...facts(template, template.stage),
    key: template.key,
    name: template.name,
    version: 0,
    publishedAt: null,
    isRetired: false,
    isBuiltIn: true,
    newerBuiltIn: template.version,
    draft: null,
    ...documentsOf(counts, template.key, template.version),
  }
}

function facts(template: Template, stage: Stage) {
  return { stage, purpose: template.purpose, tiers: template.tiers ?? null, questions: fieldsOf(template).length }
}

/** A built-in version beyond the one taken over last; of an own template there is none. */
function newerBuiltIn(row: TemplateRow, builtIn: number | null): number | null {
  return builtIn !== null && builtIn > (row.builtIn ?? 0) ? builtIn : null
}

export const getTemplate = defineQuery({
  name: 'template.get',
  summary: 'Read a template, by default its newest version',
  permission: 'template.read',
  input: z.strictObject({ ...templatePath, version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  rest: { method: 'GET', path: '/templates/{template}' },
  async run(tx, input): Promise<TemplateView> {
    const library = await builtInTemplates()
    const row = library.has(input.template)
      ? await findTaken(tx, input.template)
      : await findTemplate(tx, input.template)
    const key = row?.key ?? input.template
    const builtIn = library.get(key)?.version ?? null
    const counts = await countDocuments(tx, key)
    if (!row) {
      const definition = await readTemplate(tx, key, input.version)
      return {
        ...{
          key,
          name: definition.name,
          version: 0,
          newest: 0,
          revision: 0,
          isRetired: false,
          newerBuiltIn: builtIn,
          definition,
        },
        ...{ versions: [], draft: null },
        ...documentsOf(counts, key, builtIn ?? 0),
      }
    }
    const version = input.version ?? row.version
    const draft = await findTemplateDraft(tx, row.id)
    return {
      key,
      name: row.name,
      version,
      newest: row.version,
      revision: row.revision,
      isRetired: row.isRetired,
      newerBuiltIn: newerBuiltIn(row, builtIn),
      definition: version === 0 ? null : await readTemplate(tx, key, version),
      versions: await readVersions(tx, row, counts),
      draft: draft && { revision: draft.revision, base: draft.base, savedBy: draft.savedBy, savedAt: draft.savedAt },
      ...documentsOf(counts, key, row.version),
    }
  },
})

/** Null for what the product brings and the workspace was never given. */
async function findTaken(tx: Tx, key: string): Promise<TemplateRow | null> {
  const [row] = await tx.db.select().from(templates).where(eq(templates.key, key))
  return row ?? null
}

async function readVersions(tx: Tx, row: TemplateRow, counts: Map<string, number>): Promise<TemplateVersionItem[]> {
  const rows = await tx.db
    .select({
      version: templateVersions.version,
      note: templateVersions.note,
      digest: templateVersions.digest,
      publishedBy: workspacePeople.name,
      publishedAt: templateVersions.publishedAt,
    })
    .from(templateVersions)
    .leftJoin(workspacePeople, eq(workspacePeople.id, templateVersions.publishedBy))
    .where(eq(templateVersions.templateId, row.id))
    .orderBy(desc(templateVersions.version))
  return rows.map((version) => ({
    ...version,
    publishedAt: isoInstant(version.publishedAt),
    documents: counts.get(`${row.key}@${version.version}`) ?? 0,
  }))
}

export const exportTemplate = defineQuery({
  name: 'template.export',
  summary: 'Export a template as YAML',
  description: 'In an order in which people read it; importing it gives the same template.',
  permission: 'template.read',
  input: z.strictObject({ ...templatePath, version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  rest: { method: 'GET', path: '/templates/{template}/export' },
  async run(tx, input) {
    const row = await findTaken(tx, input.template)
    if (row?.version === 0) throw notFound('published version of this template')
    const template = await readTemplate(tx, row?.key ?? input.template, input.version)
    return {
      template: template.key,
      version: template.version,
      digest: digestOfTemplate(template),
      yaml: writeTemplate(template),
    }
  },
})

/** Documents that a newer version waits for. */
export const listOlderDocuments = defineQuery({
  name: 'template.documents',
  summary: 'List the documents of a template that are filled by an older version',
  permission: 'template.read',
  input: z.strictObject(templatePath),
  rest: { method: 'GET', path: '/templates/{template}/older-documents' },
  async run(tx, input) {
    const row = await findTemplate(tx, input.template)
    const items = await tx.db
      .select({
        ref: documents.ref,
        title: documents.title,
        version: documents.templateVersion,
        revision: documents.revision,
      })
      .from(documents)
      .where(and(eq(documents.template, row.key), sql`${documents.templateVersion} < ${row.version}`))
      .orderBy(asc(documents.id))
      .limit(200)
    return { items, next: null }
  },
})
