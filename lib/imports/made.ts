import type { RecordSource } from '@/lib/datasets/vocabulary'
import type { MadeRecord } from './vocabulary'

export interface Taking {
  useCaseId: string
  from: RecordSource
  /** The tool that knows the records by the ids in the file: `mlflow`. */
  system: string
  /** How people call it: “MLflow”. */
  systemLabel: string
  /** The space of names of a tool that has none of its own: paths of DVC mean another file in another repository. */
  namespace?: string | undefined
  /** Whose checks these are, where the file does not say. */
  dataset?: string | undefined
}

/** More sentences than anybody reads. */
const MOST_SENTENCES = 100

/** What was made or found, in the order it was met; each record once. */
export class Made {
  private readonly records = new Map<string, MadeRecord>()
  readonly left = new Set<string>()

  add(kind: MadeRecord['kind'], row: { id: string }, ref: string, isNew: boolean): void {
    const known = this.records.get(row.id)
    if (!known) this.records.set(row.id, { kind, id: row.id, ref, isNew })
    else if (isNew && !known.isNew) known.isNew = true
  }

  /** What of a file could not be taken, in a sentence for the person; each said once. */
  leave(sentence: string): void {
    if (this.left.size < MOST_SENTENCES) this.left.add(sentence)
  }

  list(): MadeRecord[] {
    return [...this.records.values()]
  }
}
