import type { DatasetFacts, DatasetUseFacts } from '@/lib/imports/vocabulary'
import { purposeOfPath } from './path-kind'
import type { TrackedPath } from './tracked-path'

/** Datasets by path, each with every version a file names. */
export class TrackedDatasets {
  private readonly byPath = new Map<string, DatasetFacts>()

  add(tracked: TrackedPath, more: Partial<DatasetFacts> & { label?: string | null } = {}): void {
    const { path } = tracked
    const identity = tracked.identity()
    const { label = null, ...rest } = more
    const known = this.byPath.get(path)
    const dataset = known ?? {
      name: path,
      namespace: '',
      description: '',
      source: '',
      licence: '',
      versions: [],
      ...rest,
    }
    if (!known) this.byPath.set(path, dataset)
    const isKnown = dataset.versions.some((version) => version.identity.value === identity?.value)
    const bytes = tracked.part.at('size').count()
    if (identity && !isKnown) dataset.versions.push({ label, identity, location: null, rows: null, bytes, columns: [] })
  }

  list(): DatasetFacts[] {
    return [...this.byPath.values()]
  }
}

export function usageOf({ path, identity }: TrackedPath): DatasetUseFacts {
  return { dataset: path, use: purposeOfPath(path), identity: identity() }
}
