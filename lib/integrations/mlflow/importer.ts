import type { Importer } from '../importer'
import { MAX_BYTES, readMlflowFile } from './read-file'

const SURE =
  /^(?:flavors|mlflow_version|artifact_uri|lifecycle_stage|source_run_id):|"mlflow_tracking_uri"|"(?:mlflow\.[a-zA-Z.]{3,40})"/m
const PERHAPS =
  /"(?:run_uuid|experiment_id|registered_models?|model_versions?|lifecycle_stage|_current_stage|run_id)"|"entity"\s*:\s*"(?:registered_model|model_version)|"webhook_id"/

export const mlflowImporter: Importer = {
  format: 'mlflow',
  label: 'MLflow',
  gives: 'a model card, models, experiments, runs and their datasets',
  accepts: ['MLmodel', '.json', '.yaml', '.yml', 'application/json', 'application/yaml'],
  maxBytes: MAX_BYTES,
  recognise(head, filename) {
    if (/(?:^|[\\/])MLmodel(?:[._-][^\\/]*)?$/.test(filename) || SURE.test(head)) return 2
    return PERHAPS.test(head) ? 1 : 0
  },
  read: readMlflowFile,
}
