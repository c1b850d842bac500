import { AppError, invalid } from '@/lib/platform/errors'
import type { Importer } from './importer'
import { findImporter, importers } from './registry'

/** So much of a file is looked at to tell its format. */
const HEAD = 4096

/**
 * The importer of the format that was named; where it was left to us (`auto`), the one that is surest of the file.
 * @throws invalid for a format that is not read, a file that none recognises, or one that two are as sure of
 */
export function chooseImporter(format: string, bytes: Uint8Array, filename = ''): Importer {
  if (format !== 'auto') {
    const importer = findImporter(format)
    if (importer) return importer
    throw invalid('That format is not read here.', { format: `One of auto, ${formatNames(importers)}.` })
  }
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD))
  const sure = importers.map((importer) => ({ importer, sure: importer.recognise(head, filename) }))
  const best = Math.max(0, ...sure.map((one) => one.sure))
  const found = sure.filter((one) => best > 0 && one.sure === best).map(({ importer }) => importer)
  if (found.length === 1) return found[0]!
  const message =
    found.length === 0
      ? 'This file is of no format that is read here. Say which it is, if it is one of them.'
      : `This could be ${found.map(({ label }) => label).join(' or ')}. Say which it is.`
  throw new AppError('invalid', message, {
    fields: { format: `One of ${formatNames(found.length > 0 ? found : importers)}.` },
  })
}

function formatNames(list: readonly Importer[]): string {
  return list.map(({ format }) => format).join(', ')
}
