// The snapshot of a model version in words, by the template that its card was answered by.
import { namesOf } from '@/lib/documents/names'
import { peopleIn } from '@/lib/documents/shown-document'
import type { Tx } from '@/lib/platform/context'
import { readTemplate } from '@/lib/templates/store'
import { type ShownField, shownFields } from './shown-fields'

export async function showVersion(
  tx: Tx,
  fields: Record<string, unknown>,
  materialFields: readonly string[],
): Promise<ShownField[]> {
  const { key, version } = fields['card.template'] as { key: string; version: number }
  const template = await readTemplate(tx, key, version)
  const answers = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.replace(/^card\./, ''), value]),
  )
  const names = await namesOf(tx, peopleIn(answers, template))
  return shownFields(fields, template, materialFields, (id) => names[id] ?? 'a former member')
}
