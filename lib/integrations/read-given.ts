// From the bytes of a file to its facts and their report, or the sentence why not.
import { createHash } from 'node:crypto'
import type { ImportedFacts, ImportReport } from '@/lib/imports/vocabulary'
import { AppError, invalid } from '@/lib/platform/errors'
import { fitText } from './fit-text'
import type { Importer } from './importer'
import { chooseImporter } from './recognise'

export interface Given {
  importer: Importer
  /** `sha256:<hex>` of the bytes. */
  digest: string
  facts: ImportedFacts
  report: ImportReport
}

/** @throws invalid when the format is unknown, or the file is refused; the sentence names the line */
export function readGiven(format: string, bytes: Uint8Array, filename: string | undefined): Given {
  const importer = chooseImporter(format, bytes, filename)
  if (bytes.length > importer.maxBytes) {
    const most = `At most ${Math.floor(importer.maxBytes / 1024 / 1024)} MiB.`
    throw invalid(`The file is too large to be read as ${importer.label}.`, { file: most })
  }
  const outcome = importer.read(bytes, filename ? { filename } : {})
  if (!outcome.ok) {
    const where = outcome.line === undefined ? '' : `Line ${outcome.line}: `
    const message = outcome.message.startsWith('Line ') ? outcome.message : `${where}${outcome.message}`
    throw new AppError('invalid', message, { fields: { file: message } })
  }
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return { importer, digest, facts: fitText(outcome.facts), report: fitText(outcome.report) }
}
