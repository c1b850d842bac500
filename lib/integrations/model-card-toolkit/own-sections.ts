import type { CardDraft } from '../reading/card-draft'
import { heading, markdownOf, sentenceOf } from '../reading/card-parts'
import { fieldOfSection } from '../reading/field-of-section'
import type { Part } from '../reading/part'
import { templateKey } from '../reading/section-keys'

const NAMES = ['name', 'model_name', 'model_id', 'title']
const LABELS = ['version', 'model_version']

/** Home-made JSON: its keys are headings, known ones to their questions and the rest kept among other sections. */
export function readOwnSections(draft: CardDraft, root: Part): { name: string | null; label: string | null } {
  const name = NAMES.map((key) => sentenceOf(root.at(key))).find((text) => text !== null) ?? null
  const label = LABELS.map((key) => root.at(key).name(100)).find((text) => text !== null) ?? null
  draft.text('title', name, root.line)
  for (const [key, part] of root.entries()) {
    if (NAMES.includes(key) || LABELS.includes(key) || !part.node) continue
    const text = markdownOf(part.node, root.report)
    if (text === '') continue
    const known = fieldOfSection(templateKey(heading(key)) ?? '', null)
    if (known) part.claim()
    draft.markdown(known?.field ?? 'other_sections', known?.own ? text : `## ${heading(key)}\n\n${text}`, part.line)
  }
  return { name, label }
}
