// Which of MLflow's things a group of keys is. Servers, clients, exports and dumps wrap them each in their own way.
import type { Part } from '../reading/part'

export type Thing = 'ml-model' | 'run' | 'model-version' | 'registered-model' | 'logged-model' | 'experiment'

export function thingOf(part: Part): Thing | null {
  if (!part.isMap) return null
  const has = (...keys: string[]) => keys.some((key) => part.has(key))
  if (part.at('flavors').isMap || part.at('_flavors').isMap) return 'ml-model'
  const info = part.at('info')
  if (info.has('model_id')) return 'logged-model'
  if (info.has('run_id') || info.has('run_uuid')) return 'run'
  if (has('model_id') && has('source_run_id', 'artifact_location', 'model_type')) return 'logged-model'
  if (has('version', '_version') && has('name', '_name')) return 'model-version'
  if (has('run_id', 'run_uuid') && has('artifact_uri', 'lifecycle_stage', 'start_time')) return 'run'
  if (has('experiment_id') && has('name')) return 'experiment'
  if (part.key === 'experiments' && has('id') && has('name')) return 'experiment'
  if (has('name') && has('creation_timestamp', 'last_updated_timestamp', 'latest_versions')) return 'registered-model'
  return /^registered_models?$/.test(part.key) && has('name') ? 'registered-model' : null
}
