import type { ImportedFacts, ImportReport } from '@/lib/imports/vocabulary'
import type { Importer, ReadOutcome } from '../../importer'

export function readTextWith(importer: Importer, text: string, filename?: string): ReadOutcome {
  return importer.read(new TextEncoder().encode(text), filename ? { filename } : {})
}

/** For files that must be read. */
export function factsFrom(
  importer: Importer,
  value: unknown,
  filename?: string,
): { facts: ImportedFacts; report: ImportReport } {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const outcome = readTextWith(importer, text, filename)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome
}
