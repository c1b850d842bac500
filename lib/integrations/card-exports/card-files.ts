import { writeHuggingFaceCard } from '../hugging-face/write-card'
import { cardCycloneDx } from './cyclonedx'
import { type ExportedCard, stampOf } from './exported-card'
import { cardHtml } from './html'
import { cardJson } from './json'
import { cardMarkdown } from './markdown'

export interface CardForm {
  label: string
  /** For whom, in a few words. */
  use: string
  mediaType: string
  /** What follows the name of the file. */
  ending: string
  write(card: ExportedCard): string
}

/** The forms a card goes out in as text; the PDF is made with the documents'. */
export const cardForms = {
  huggingface: {
    label: 'Hugging Face README',
    use: 'for a hub of models; reads back to the same card',
    mediaType: 'text/markdown; charset=utf-8',
    ending: 'README.md',
    write: (card) => writeHuggingFaceCard(card.answers, stampOf(card)),
  },
  markdown: {
    label: 'Markdown',
    use: 'for a wiki or a repository',
    mediaType: 'text/markdown; charset=utf-8',
    ending: 'model-card.md',
    write: cardMarkdown,
  },
  json: {
    label: 'JSON',
    use: 'for machines; reads back to the same card',
    mediaType: 'application/json',
    ending: 'model-card.json',
    write: cardJson,
  },
  cyclonedx: {
    label: 'CycloneDX 1.6 ML-BOM',
    use: 'for a bill of materials',
    mediaType: 'application/vnd.cyclonedx+json; version=1.6',
    ending: 'cdx.json',
    write: cardCycloneDx,
  },
  html: {
    label: 'Web page',
    use: 'for readers without an account; one file, nothing is fetched',
    mediaType: 'text/html; charset=utf-8',
    ending: 'model-card.html',
    write: cardHtml,
  },
} as const satisfies Record<string, CardForm>

export type CardFormKey = keyof typeof cardForms
