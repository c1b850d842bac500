import type { ModelFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { tagsOf } from '../reading/tags'

/** A model of MLflow 3 that a run logged, registered or not: its `meta.yaml`, or `info` and `data` of the REST API. */
export function readLoggedModel(part: Part): ModelFacts | null {
  const info = part.has('info') ? part.at('info') : part
  const data = part.has('data') ? part.at('data') : part
  const label = info.at('model_id').name()
  if (label === null) return null
  const version = {
    label,
    description: '',
    createdAt: info.either('creation_timestamp', 'creation_timestamp_ms').instant(),
    run: info.at('source_run_id').name(),
    location: info.either('artifact_location', 'artifact_uri').impersonal(),
    artifactDigest: null,
    stage: null,
    tags: tagsOf(info.has('tags') ? info.at('tags') : data.at('tags')),
    configuration: tagsOf(data.at('params')),
  }
  return { name: info.at('name').name() ?? label, description: '', tags: {}, aliases: {}, versions: [version] }
}
