import { countersignImporter } from './card-exports/importer'
import { cycloneDxImporter } from './cyclonedx/importer'
import { dbtImporter } from './dbt/importer'
import { dvcImporter } from './dvc/importer'
import { greatExpectationsImporter } from './great-expectations/importer'
import { huggingFaceImporter } from './hugging-face/importer'
import { evalResultsImporter } from './hugging-face-results/importer'
import type { Importer } from './importer'
import { mlflowImporter } from './mlflow/importer'
import { modelCardToolkitImporter } from './model-card-toolkit/importer'
import { openLineageImporter } from './open-lineage/importer'

// A new format is a folder beside this file and one line here.
export const importers: readonly Importer[] = [
  countersignImporter,
  huggingFaceImporter,
  evalResultsImporter,
  modelCardToolkitImporter,
  cycloneDxImporter,
  mlflowImporter,
  dvcImporter,
  greatExpectationsImporter,
  dbtImporter,
  openLineageImporter,
]

export function findImporter(format: string): Importer | null {
  return importers.find((importer) => importer.format === format) ?? null
}
