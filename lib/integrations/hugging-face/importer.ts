import type { Importer } from '../importer'
import type { HuggingFaceCard } from './card'
import { MAX_CARD_BYTES, readHuggingFaceCard } from './read-card'

export const huggingFaceImporter: Importer<HuggingFaceCard> = {
  format: 'huggingface',
  label: 'Hugging Face model card',
  accepts: ['.md', '.markdown', '.txt', 'text/markdown'],
  maxBytes: MAX_CARD_BYTES,
  read: readHuggingFaceCard,
}
