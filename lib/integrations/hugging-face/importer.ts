import type { ModelCardContent } from '@/lib/model-cards/vocabulary'
import type { Importer } from '../importer'
import { MAX_CARD_BYTES, readHuggingFaceCard } from './read-card'

export const huggingFaceImporter: Importer<ModelCardContent> = {
  format: 'huggingface',
  label: 'Hugging Face model card',
  accepts: ['.md', '.markdown', '.txt', 'text/markdown'],
  maxBytes: MAX_CARD_BYTES,
  read: readHuggingFaceCard,
}
