import type { TemplateSaved } from '@/components/templates/editor/template-editor'
import { AppError } from '@/lib/platform/errors'
import { compareTemplates } from '@/lib/templates/compare-templates'
import { asTemplate, shapeDraft, stableText } from '@/lib/templates/draft-shape/rules'

type Theirs = { revision: number; base: number; definition: unknown; savedBy: string | null }

/** What the editor shows for a refusal: the other draft of a conflict and how it differs, or a sentence. @throws what is no refusal */
export function refusedTemplate(error: unknown, mine: string): TemplateSaved {
  if (error instanceof SyntaxError) return { refused: 'The draft did not arrive whole.' }
  if (!(error instanceof AppError)) throw error
  const theirs = error.current as Theirs | undefined
  if (error.code !== 'conflict' || !theirs?.definition) return { refused: error.fields?.definition ?? error.message }
  const { definition, revision, base, savedBy } = theirs
  const template = (value: unknown) => asTemplate(shapeDraft(value))
  return {
    conflict: { message: error.message, revision, base, savedBy, text: stableText(shapeDraft(definition)) },
    differences: compareTemplates(template(JSON.parse(mine)), template(definition)).slice(0, 200),
  }
}
