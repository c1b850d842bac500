import { cardForms } from '@/lib/integrations/card-exports/card-files'
import { exportedCard } from '@/lib/integrations/card-exports/testing/exported'
import { BOM } from '@/lib/integrations/cyclonedx/testing/fixtures'
import { MANIFEST, RUN_RESULTS } from '@/lib/integrations/dbt/testing/fixtures'
import { LOCK, TRACKED } from '@/lib/integrations/dvc/testing/fixtures'
import { VALIDATION } from '@/lib/integrations/great-expectations/testing/fixtures'
import { README } from '@/lib/integrations/hugging-face/testing/fixtures'
import { BENCHMARK, RESULTS } from '@/lib/integrations/hugging-face-results/testing/fixtures'
import { ML_MODEL, REGISTERED_MODEL, RUN } from '@/lib/integrations/mlflow/testing/fixtures'
import { FIRST, SECOND, TEXT_FORM } from '@/lib/integrations/model-card-toolkit/testing/fixtures'
import { RUN_EVENT } from '@/lib/integrations/open-lineage/testing/fixtures'

const card = exportedCard()

const FILES: Record<string, unknown[]> = {
  huggingface: [README, cardForms.huggingface.write(card), cardForms.markdown.write(card)],
  'huggingface-eval-results': [RESULTS, BENCHMARK],
  'model-card-toolkit': [SECOND, FIRST, TEXT_FORM],
  cyclonedx: [BOM, cardForms.cyclonedx.write(card)],
  countersign: [cardForms.json.write(card)],
  mlflow: [ML_MODEL, RUN, REGISTERED_MODEL],
  dvc: [LOCK, TRACKED],
  'great-expectations': [VALIDATION],
  dbt: [RUN_RESULTS, MANIFEST],
  openlineage: [RUN_EVENT],
}

/** Files of a format that we made ourselves, as text. */
export function filesOf(format: string): string[] {
  return (FILES[format] ?? []).map((file) => (typeof file === 'string' ? file : JSON.stringify(file, null, 1)))
}
