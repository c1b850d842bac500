// The one shape every import format has, so that the API, the upload form and the reports know nothing of formats.
import type { ImportedFacts, ImportReport } from '@/lib/imports/vocabulary'

export interface ReadOptions {
  filename?: string
}

export interface ReadRefused {
  ok: false
  code: 'invalid'
  message: string
  line?: number
}

export type ReadOutcome = { ok: true; facts: ImportedFacts; report: ImportReport } | ReadRefused

export interface Importer {
  /** The name in `?format=`. */
  format: string
  label: string
  /** What it gives, in a few words: “a model card”, “runs and their datasets”. */
  gives: string
  /** File name endings and media types a file picker offers. */
  accepts: readonly string[]
  maxBytes: number
  /** How sure one can be that a file is of this format from its name and first 4 KiB: 0 no, 1 perhaps, 2 yes. Never throws. */
  recognise(head: string, filename: string): 0 | 1 | 2
  /** Pure and synchronous: same bytes, same answer; never throws on any input. */
  read(bytes: Uint8Array, options?: ReadOptions): ReadOutcome
}
