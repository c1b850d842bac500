import type { ImportChannel, ImportReport, MadeRecord } from './vocabulary'

export interface ImportItem {
  id: string
  ref: string
  format: string
  filename: string | null
  size: number
  useCase: string | null
  channel: ImportChannel
  importedBy: string | null
  importedAt: string
  /** How many records are new since it. */
  made: number
  problems: number
  unrecognised: number
}

export interface ImportView {
  id: string
  ref: string
  format: string
  filename: string | null
  digest: string
  size: number
  useCase: string | null
  channel: ImportChannel
  importedBy: string | null
  importedAt: string
  report: ImportReport
  made: MadeRecord[]
  /** False once the copy of the file was removed. */
  hasCopy: boolean
  /** Whether whoever asks may remove it. */
  mayRemove: boolean
}
