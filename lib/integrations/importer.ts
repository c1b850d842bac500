// The one shape every import format has, so that the API, the upload form and the reports know nothing of formats.

import type { ImportReport } from '@/lib/model-cards/vocabulary'

export interface ReadOptions {
  filename?: string
}

export interface ReadRefused {
  ok: false
  code: 'invalid'
  message: string
  line?: number
}

export type ReadOutcome<Card> = { ok: true; card: Card; report: ImportReport } | ReadRefused

export interface Importer<Card = unknown> {
  /** The name in `?format=`. */
  format: string
  label: string
  /** File name endings and media types a file picker offers. */
  accepts: readonly string[]
  maxBytes: number
  /** Pure and synchronous: same bytes, same answer; never throws on any input. */
  read(bytes: Uint8Array, options?: ReadOptions): ReadOutcome<Card>
}
