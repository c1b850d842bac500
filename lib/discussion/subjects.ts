// What discussion knows of the things that are discussed: where they belong, and what their fields say.

import { readDraft } from '@/lib/documents/draft'
import { findDocument } from '@/lib/documents/find-document'
import type { Tx } from '@/lib/platform/context'
import { announce } from '@/lib/platform/live'
import { answerText } from '@/lib/templates/answer-text'
import { findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import type { CommentedKind } from './vocabulary'

export interface Commented {
  kind: CommentedKind
  id: string
  ref: string
  useCaseId: string
  /** The newest published revision. */
  revision: number
  /** What people call a field; null for one that does not exist. */
  labelOf(field: string): Promise<string | null>
  /** What its fields say now. */
  texts(): Promise<(field: string) => string>
  /** Tells who has it open. */
  announce(): void
}

/** @throws not_found */
type FindCommented = (tx: Tx, reference: string) => Promise<Commented>

const findCommentedDocument: FindCommented = async (tx, reference) => {
  const document = await findDocument(tx, reference)
  const template = () => readTemplate(tx, document.template, document.templateVersion)
  return {
    kind: 'document',
    id: document.id,
    ref: document.ref,
    useCaseId: document.useCaseId,
    revision: document.revision,
    labelOf: async (key) => findField(await template(), key)?.label ?? null,
    async texts() {
      const fields = await template()
      const { answers } = await readDraft(tx, document, fields)
      return (key) => {
        const field = findField(fields, key)
        return field ? answerText(field, answers[key] ?? null, (person) => person) : ''
      }
    },
    announce: () => announce(tx, 'document', document.id),
  }
}

const finders: Record<CommentedKind, FindCommented> = { document: findCommentedDocument }

export function findCommented(tx: Tx, kind: CommentedKind, reference: string): Promise<Commented> {
  return finders[kind](tx, reference)
}
