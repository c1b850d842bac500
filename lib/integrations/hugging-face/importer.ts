import type { Importer } from '../importer'
import { MAX_CARD_BYTES, openCard } from './read-card'
import { toFacts } from './to-facts'

const FRONT_MATTER = /^\ufeff?\s*---[ \t]*(?:\r\n?|\n)/

export const huggingFaceImporter: Importer = {
  format: 'huggingface',
  label: 'Hugging Face model card',
  gives: 'a model card',
  accepts: ['.md', '.markdown', '.txt', 'text/markdown'],
  maxBytes: MAX_CARD_BYTES,
  recognise(head, filename) {
    const isMarkdown = /\.(?:md|markdown)$/i.test(filename)
    if (FRONT_MATTER.test(head)) return isMarkdown ? 2 : 1
    return isMarkdown || (/\.txt$/i.test(filename) && /^#{1,6} /m.test(head)) ? 1 : 0
  },
  read(bytes, options) {
    const open = openCard(bytes, options)
    if (!open.ok) return open
    const facts = toFacts(open, open.report)
    return { ok: true, facts, report: open.report.finish() }
  },
}
