// The one shape every import format has, so that the API, the upload form and the reports know nothing of formats.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface ImportProblem {
  /** 1-based, in the file as it was given. */
  line: number
  column?: number
  /** Where in the structured part, e.g. `model-index[0].results[2]`. */
  path?: string
  /** Marks what the author left open (template text, empty keys), as opposed to what could not be read. */
  kind?: 'unfilled'
  message: string
}

export interface ImportReport {
  kept: string[]
  problems: ImportProblem[]
}

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
