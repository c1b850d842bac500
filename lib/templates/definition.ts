// The form of a template: versioned data, kept as readable YAML, one file a template.
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { appPath } from '@/lib/platform/paths'
import { duties, useCaseRoles } from '@/lib/platform/vocabulary'
import { stages } from '@/lib/use-cases/vocabulary'
import { fieldKinds } from './vocabulary'

const key = z.string().regex(/^[a-z][a-z0-9_-]*$/)

const fieldSchema = z.strictObject({
  key,
  kind: z.enum(fieldKinds),
  label: z.string().min(1),
  help: z.string().optional(),
  required: z.boolean(),
  /** Whether a change of the answer voids approvals of the document. */
  material: z.boolean(),
})

export const templateSchema = z.strictObject({
  key,
  version: z.int().min(1),
  name: z.string().min(1),
  stage: z.enum(stages),
  purpose: z.string().min(1),
  sections: z
    .array(
      z.strictObject({
        key,
        name: z.string().min(1),
        role: z.enum([...useCaseRoles, ...duties]),
        why: z.string().min(1),
        good: z.string().min(1),
        fields: z.array(fieldSchema).min(1),
      }),
    )
    .min(1),
})

export type Template = z.output<typeof templateSchema>
export type TemplateField = z.output<typeof fieldSchema>

const cache = new Map<string, Promise<Template>>()

/** A built-in template by its key. @throws when the file is not a template: that is a bug of ours. */
export function readTemplate(templateKey: string): Promise<Template> {
  let template = cache.get(templateKey)
  if (!template) {
    template = readFile(appPath('lib/templates/data', `${templateKey}.yaml`), 'utf8').then((text) =>
      templateSchema.parse(parse(text)),
    )
    cache.set(templateKey, template)
  }
  return template
}

export function fieldsOf(template: Template): TemplateField[] {
  return template.sections.flatMap((section) => section.fields)
}
