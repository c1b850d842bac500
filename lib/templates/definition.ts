// The form of a template: versioned data, kept as readable YAML, one file a template.
import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { appPath } from '@/lib/platform/paths'
import { duties, useCaseRoles } from '@/lib/platform/vocabulary'
import { riskTiers, stages } from '@/lib/use-cases/vocabulary'
import type { Template } from './vocabulary'
import { columnKinds, durationUnits, fieldKinds, reasonTimes, recordKinds } from './vocabulary'

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'A key begins with a small letter and has small letters, digits, - and _.')
  .max(60, 'At most 60 characters.')
const label = z.string('A text.').trim().min(1, 'Not empty.').max(300, 'At most 300 characters.')
const guidance = z.string('A text.').trim().min(1, 'Not empty.').max(4000, 'At most 4,000 characters.')

const options = z
  .array(z.strictObject({ value: key, label }))
  .min(1, 'At least one.')
  .max(60, 'At most 60.')

const conditions = z
  .array(
    z.union([
      z.strictObject({ riskTier: z.array(z.enum(riskTiers)).min(1) }),
      z.strictObject({ field: key, in: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
    ]),
  )
  .min(1)
  .max(10)

const column = z.strictObject({
  key,
  label,
  kind: z.enum(columnKinds),
  options: options.optional(),
  unit: z.string().max(40).optional(),
})

const field = z.strictObject({
  key,
  kind: z.enum(fieldKinds, `One of ${fieldKinds.join(', ')}.`),
  label,
  help: guidance.optional(),
  required: z.boolean('true or false.').default(false),
  requiredBy: z.enum(stages, `One of ${stages.join(', ')}.`).optional(),
  material: z.boolean('true or false.').default(true),
  when: conditions.optional(),
  unit: z.string().trim().min(1).max(40).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  durationUnit: z.enum(durationUnits).optional(),
  options: options.optional(),
  steps: z.int().min(2).max(10).optional(),
  lowLabel: label.optional(),
  highLabel: label.optional(),
  reason: z.enum(reasonTimes).optional(),
  columns: z.array(column).min(1).max(12).optional(),
  minRows: z.int().min(0).max(100).optional(),
  record: z.enum(recordKinds).optional(),
  items: options.optional(),
})

const section = z.strictObject({
  key,
  name: label,
  role: z.enum(
    // An auditor and an administrator write in no document.
    [...useCaseRoles, ...duties.filter((duty) => duty !== 'auditor' && duty !== 'admin')],
    'A role that writes documents, such as data_scientist or risk_officer.',
  ),
  why: guidance,
  good: guidance,
  when: conditions.optional(),
  fields: z.array(field).min(1, 'At least one field.').max(60, 'At most 60 fields.'),
})

/** What a field of a kind must say beyond its label, and what only fields of that kind may say. */
const particulars: Partial<Record<Template['sections'][number]['fields'][number]['kind'], string[]>> = {
  choice: ['options'],
  scale: ['steps', 'lowLabel', 'highLabel'],
  table: ['columns'],
  record: ['record'],
  checklist: ['items'],
  duration: ['durationUnit'],
}

/** @see Template: the interface says what each part means. */
export const templateSchema: z.ZodType<Template> = z
  .strictObject({
    key,
    version: z.int().min(1),
    name: label,
    stage: z.enum(stages, `One of ${stages.join(', ')}.`),
    purpose: guidance,
    tiers: z.array(z.enum(riskTiers)).min(1).optional(),
    many: z.boolean().optional(),
    sections: z.array(section).min(1, 'At least one section.').max(30, 'At most 30 sections.'),
  })
  .superRefine((template, check) => {
    const problem: Told = (path, message) => check.addIssue({ code: 'custom', path, message })
    const seen = new Map<string, number>()
    const sections = new Set<string>()
    template.sections.forEach((part, s) => {
      if (sections.has(part.key)) problem(['sections', s, 'key'], `There are two sections “${part.key}”.`)
      sections.add(part.key)
      part.fields.forEach((item, f) => {
        const at = ['sections', s, 'fields', f]
        if (seen.has(item.key)) problem([...at, 'key'], `There are two fields “${item.key}”.`)
        seen.set(item.key, s)
        for (const name of particulars[item.kind] ?? [])
          if (item[name as keyof typeof item] === undefined)
            problem([...at, name], `A field of kind ${item.kind} needs “${name}”.`)
        twice(item.options, 'value', [...at, 'options'], problem)
        twice(item.items, 'value', [...at, 'items'], problem)
        twice(item.columns, 'key', [...at, 'columns'], problem)
        item.columns?.forEach((one, c) => {
          twice(one.options, 'value', [...at, 'columns', c, 'options'], problem)
          if (one.kind === 'choice' && !one.options)
            problem([...at, 'columns', c, 'options'], 'A column of kind choice needs “options”.')
        })
        if (item.min !== undefined && item.max !== undefined && item.min > item.max)
          problem([...at, 'min'], 'The smallest is larger than the largest.')
      })
    })
    const fields = new Map(template.sections.flatMap((part) => part.fields.map((item) => [item.key, item])))
    template.sections.forEach((part, s) => {
      const look = (when: typeof part.when, path: Array<string | number>, own?: string) =>
        when?.forEach((condition, w) => {
          if (!('field' in condition)) return
          if (!seen.has(condition.field))
            problem([...path, 'when', w, 'field'], `There is no field “${condition.field}”.`)
          if (condition.field === own) problem([...path, 'when', w, 'field'], 'A field cannot depend on itself.')
          const asked = fields.get(condition.field)
          const known = asked?.kind === 'choice' ? asked.options : asked?.kind === 'checklist' ? asked.items : undefined
          condition.in.forEach((said, i) => {
            if (known && !known.some(({ value }) => value === said))
              problem([...path, 'when', w, 'in', i], `“${said}” is no answer to “${condition.field}”.`)
          })
        })
      look(part.when, ['sections', s])
      part.fields.forEach((item, f) => {
        look(item.when, ['sections', s, 'fields', f], item.key)
      })
    })
  })

type Told = (path: Array<string | number>, message: string) => void

/** Two entries of a list with one name: whatever is answered could mean either. */
function twice<K extends string>(
  list: Array<{ [name in K]: string }> | undefined,
  name: K,
  path: Array<string | number>,
  problem: Told,
): void {
  const seen = new Set<string>()
  list?.forEach((entry, at) => {
    if (seen.has(entry[name])) problem([...path, at, name], `“${entry[name]}” stands in this list twice.`)
    seen.add(entry[name])
  })
}

let library: Promise<Map<string, Template>> | undefined

/** The templates that the product brings, by key. @throws when a file is not a template: that is a bug of ours. */
export function builtInTemplates(): Promise<Map<string, Template>> {
  library ??= readLibrary()
  return library
}

async function readLibrary(): Promise<Map<string, Template>> {
  const folder = appPath('lib/templates/data')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const templates = await Promise.all(
    names.map(async (name) => templateSchema.parse(parse(await readFile(appPath('lib/templates/data', name), 'utf8')))),
  )
  return new Map(templates.map((template) => [template.key, template]))
}
