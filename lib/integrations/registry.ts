import { huggingFaceImporter } from './hugging-face/importer'
import type { Importer } from './importer'

// A new format is a folder beside this file and one line here.
export const importers: readonly Importer[] = [huggingFaceImporter]

export function findImporter(format: string): Importer | null {
  return importers.find((importer) => importer.format === format) ?? null
}
