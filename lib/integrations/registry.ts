import { dbtImporter } from './dbt/importer'
import { dvcImporter } from './dvc/importer'
import { greatExpectationsImporter } from './great-expectations/importer'
import { huggingFaceImporter } from './hugging-face/importer'
import type { Importer } from './importer'
import { mlflowImporter } from './mlflow/importer'

// A new format is a folder beside this file and one line here.
export const importers: readonly Importer[] = [
  huggingFaceImporter,
  mlflowImporter,
  dvcImporter,
  greatExpectationsImporter,
  dbtImporter,
]

export function findImporter(format: string): Importer | null {
  return importers.find((importer) => importer.format === format) ?? null
}
