import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const SAMPLES = path.resolve(import.meta.dirname, '../../../../../shared/samples')

/** Names of the files of a kind that were found in the wild; none where they are not at hand. */
export function sampleNames(kind: string): string[] {
  const folder = path.join(SAMPLES, kind)
  return existsSync(folder) ? readdirSync(folder) : []
}

export function sampleBytes(kind: string, name: string): Buffer {
  return readFileSync(path.join(SAMPLES, kind, name))
}
