// From the bytes of a file to what is stored of it: the importer's reading, made fit for the database.
import { nodeHashing } from '@/lib/audit/node-hashing'
import type { ImportReport } from '@/lib/imports/vocabulary'
import type { CardSource } from '@/lib/models/register-version'
import { AppError, invalid } from '@/lib/platform/errors'
import { readHuggingFaceCard } from './hugging-face/read-card'
import { findImporter, importers } from './registry'

/** @throws invalid when the format is unknown, or the file is refused as `api.md` allows. */
export function readSource(
  format: string,
  bytes: Uint8Array,
  filename: string | undefined,
): CardSource & { report: ImportReport } {
  const importer = findImporter(format)
  if (!importer) {
    throw invalid('That format is not read here.', {
      format: `One of ${importers.map((item) => item.format).join(', ')}.`,
    })
  }
  // Until a card is a document: only cards of Hugging Face become one.
  const outcome = readHuggingFaceCard(bytes, filename ? { filename } : {})
  if (!outcome.ok) {
    throw new AppError('invalid', outcome.message, { fields: { file: outcome.message } })
  }
  return {
    content: outcome.card,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    format: importer.format,
    digest: `sha256:${Buffer.from(nodeHashing.sha256(bytes)).toString('hex')}`,
    problems: outcome.report.problems,
    report: outcome.report,
  }
}
