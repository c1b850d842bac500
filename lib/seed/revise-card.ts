import { ask } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { getDocument } from '@/lib/documents/queries'
import { saveAnswers } from '@/lib/documents/save-answers'
import { huggingFaceImporter } from '@/lib/integrations/hugging-face/importer'
import { getModelVersion } from '@/lib/models/get-version'
import type { Actor } from './chronicle'

/** A person writes into the card what the text says otherwise than before, and publishes it. */
export async function reviseCard(
  author: Actor,
  of: { ref: string; version: number },
  texts: { before: string; after: string },
): Promise<void> {
  const { card } = await ask(author.ctx, getModelVersion, { model: of.ref, version: of.version })
  const { draft } = await ask(author.ctx, getDocument, { document: card.ref })
  const [before, after] = [answersOf(texts.before), answersOf(texts.after)]
  const fields = Object.keys(after).filter((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]))
  const { change } = await author.do(saveAnswers, {
    document: card.ref,
    answers: Object.fromEntries(fields.map((field) => [field, after[field]])),
    revisions: Object.fromEntries(fields.map((field) => [field, draft.revisions[field] ?? 0])),
  })
  await author.do(publishDocument, { document: card.ref, revision: card.revision, change })
}

function answersOf(text: string) {
  const outcome = huggingFaceImporter.read(Buffer.from(text, 'utf8'))
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.facts.card!.answers
}
