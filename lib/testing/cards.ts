/** The card of a version written anew, as a person does it in the editor: each answer saved, then published. */
import { ask, execute } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { getDocument } from '@/lib/documents/queries'
import { saveAnswers } from '@/lib/documents/save-answers'
import { huggingFaceImporter } from '@/lib/integrations/hugging-face/importer'
import { proposeCard } from '@/lib/integrations/propose-to-card'
import { listProposals } from '@/lib/model-cards/proposals/queries'
import { getModelVersion } from '@/lib/models/get-version'
import type { Ctx } from '@/lib/platform/context'
import type { Answers } from '@/lib/templates/vocabulary'

export interface CardEdit {
  model: string
  version: number
  /** The newest revision that was seen. */
  revision?: number
  /** All that the card says from now on. */
  text: string
  voids?: string[]
}

/** What a text says, by field. */
export function answersOf(text: string): Answers {
  const outcome = huggingFaceImporter.read(Buffer.from(text, 'utf8'))
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.facts.card!.answers
}

export async function cardOf(ctx: Ctx, { model, version }: Pick<CardEdit, 'model' | 'version'>): Promise<string> {
  return (await ask(ctx, getModelVersion, { model, version })).card.ref
}

/** The input of `document.save-answers` after which the card says exactly the text. */
export async function savesOf(ctx: Ctx, edit: CardEdit) {
  const document = await cardOf(ctx, edit)
  const { draft } = await ask(ctx, getDocument, { document })
  const given = answersOf(edit.text)
  const names = [...new Set([...Object.keys(given), ...Object.keys(draft.answers)])]
  return {
    document,
    answers: Object.fromEntries(names.map((name) => [name, given[name] ?? null])),
    revisions: Object.fromEntries(names.map((name) => [name, draft.revisions[name] ?? 0])),
  }
}

export async function saveCard(ctx: Ctx, edit: CardEdit) {
  const saves = await savesOf(ctx, edit)
  const { value } = await execute(ctx, saveAnswers, saves)
  return { document: saves.document, change: value.change }
}

export async function publishCard(ctx: Ctx, edit: CardEdit) {
  const { document, change } = await saveCard(ctx, edit)
  const { revision, voids } = edit
  return execute(ctx, publishDocument, { document, change, revision, voids })
}

/** A file that says otherwise than a person wrote: the id of the proposal that it makes. */
export async function openProposal(ctx: Ctx, of: Pick<CardEdit, 'model' | 'version'>): Promise<string> {
  const document = await cardOf(ctx, of)
  const { draft } = await ask(ctx, getDocument, { document })
  const answers = { contact: 'Write to the desk.' }
  await execute(ctx, saveAnswers, { document, answers, revisions: { contact: draft.revisions.contact ?? 0 } })
  const file = Buffer.from('# Another name\n\n## Model Card Contact\n\nWrite to the team.\n')
  await execute(ctx, proposeCard, { ...of, format: 'huggingface', file })
  const { items } = await ask(ctx, listProposals, of)
  return items[0]!.id
}
