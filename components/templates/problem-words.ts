import type { DraftTemplate } from '@/lib/templates/draft-shape/rules'
import { propertyLabels } from '@/lib/templates/field-words/rules'
import type { TemplateProblem } from '@/lib/templates/views'

/** The id of the control for a path, in the editor. */
export const controlId = (path: ReadonlyArray<string | number>) => `t-${path.join('-')}`

/** In a choice, an item or a column. */
const nested: Record<string, string> = { label: 'words', key: 'key', value: 'value', kind: 'kind', options: 'choices' }

/** “The value › Expected value a year › Choices 2” */
export function problemPlace(path: TemplateProblem['path'], { sections }: DraftTemplate): string {
  const [, s, , f] = path
  const section = path[0] === 'sections' && typeof s === 'number' ? sections[s] : undefined
  const field = path[2] === 'fields' && typeof f === 'number' ? section?.fields[f] : undefined
  const rest = path.slice(field ? 4 : section ? 2 : 0)
  const parts = [
    section && (String(section.name ?? '') || `Section ${Number(s) + 1}`),
    field && (String(field.label ?? '') || `Question ${Number(f) + 1}`),
    rest
      .map((step, at) =>
        typeof step === 'number' ? step + 1 : at > 0 ? (nested[step] ?? step) : (propertyLabels[step] ?? step),
      )
      .join(' '),
  ]
  return parts.filter(Boolean).join(' › ')
}
