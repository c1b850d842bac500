// Questions about what is known to go wrong with the kind of model that a card describes, by the field they belong to.
import type { FieldPrompt } from '@/components/documents/editor/field-prompts'
import type { DocumentView } from '@/lib/documents/views'
import { failurePatterns } from '@/lib/model-cards/failure-patterns/read-patterns'
import { guessKind, promptsFor } from '@/lib/model-cards/failure-patterns/rules'

/** The table of risks takes them all. */
const RISK_TABLE = 'risk_table'

export async function cardPrompts({ draft }: DocumentView): Promise<Record<string, FieldPrompt[]>> {
  const kinds = await failurePatterns()
  const prompts = promptsFor(kinds, guessKind(kinds, draft.answers)).map(({ key, kind, field, ...rest }) => ({
    field,
    prompt: { key: `${kind} ${key}`, kind, ...rest },
  }))
  const fields = new Set(prompts.map(({ field }) => field))
  const own = [...fields].map((field): [string, FieldPrompt[]] => [
    field,
    prompts.filter((one) => one.field === field).map(({ prompt }) => prompt),
  ])
  return { ...Object.fromEntries(own), [RISK_TABLE]: prompts.map(({ prompt }) => prompt) }
}
