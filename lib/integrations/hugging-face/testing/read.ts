import { expect } from 'vitest'
import type { ImportReport } from '@/lib/imports/vocabulary'
import type { ModelCardContent } from '../content'
import { readHuggingFaceCard } from '../read-card'

/** Reads a text that must be a card. */
export function readText(text: string, filename?: string): { card: ModelCardContent; report: ImportReport } {
  const outcome = readHuggingFaceCard(new TextEncoder().encode(text), { filename })
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome
}

/** What every report owes its reader, whatever the file. */
export function expectReadable(report: ImportReport, text: string): void {
  const lines = text.split(/\r\n|\r|\n/).length
  for (const { line, message } of report.problems) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines)
    expect(message).toMatch(/^[\p{Lu}“<].{20,}[.?]$/su)
    expect(message).not.toMatch(/implicit map key|plain scalar|flow collection|token|undefined|\[object/i)
  }
  for (const sentence of report.kept) expect(sentence).toMatch(/\S/)
}
