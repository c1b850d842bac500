import type { ModelFacts, ModelVersionFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { quote } from '../reading/report'
import { putTag, tagsOf } from '../reading/tags'

/** Whether a group is a message that MLflow, or the registry of a Databricks workspace, sends of an event. */
export function isWebhookPayload(part: Part): boolean {
  if (part.has('entity') && part.has('action')) return part.at('data').isMap
  return part.has('event') && part.has('model_name')
}

/** What a message says of a model. What was taken away is a remark, for facts say only what is. */
export function readWebhookPayload(part: Part): ModelFacts | null {
  return part.has('entity') ? readMlflow(part) : readDatabricks(part)
}

function readMlflow(part: Part): ModelFacts | null {
  const entity = part.at('entity').name() ?? ''
  const action = part.at('action').name() ?? ''
  const data = part.at('data')
  const name = data.at('name').name()
  if (name === null || !/^(?:registered_model|model_version)/.test(entity)) {
    part.at('entity').problem(`Messages of ${quote(entity)} tell nothing of a model. It was not read.`)
    return null
  }
  const model = modelNamed(name)
  const label = data.at('version').name()
  const isTag = entity.endsWith('_tag')
  const tags = isTag ? {} : tagsOf(data.at('tags'))
  const key = isTag && action !== 'deleted' ? data.at('key').name(250) : null
  if (key !== null) putTag(tags, key, data.at('value'))
  if (label !== null)
    model.versions.push({ ...versionNamed(label), ...(entity.startsWith('model_version') ? { tags } : {}) })
  if (label === null || !entity.startsWith('model_version')) model.tags = tags
  if (entity === 'model_version_alias') readAlias(model, data, action, label)
  if (entity === 'model_version') completeVersion(model.versions[0], data, part)
  if (entity === 'registered_model') model.description = data.at('description').impersonal(50_000) ?? ''
  if (isTag && action === 'deleted')
    data
      .at('key')
      .problem(`The tag ${quote(data.at('key').name() ?? '')} was taken away in MLflow. It is not taken away here.`)
  return model
}

function readAlias(model: ModelFacts, data: Part, action: string, label: string | null): void {
  const alias = data.at('alias').name()
  if (alias === null || alias === '__proto__') return
  if (action !== 'deleted' && label !== null) model.aliases[alias] = label
  else data.at('alias').problem(`The alias ${quote(alias)} was taken away in MLflow. It is not taken away here.`)
}

function completeVersion(version: ModelVersionFacts | undefined, data: Part, part: Part): void {
  if (!version) return
  version.description = data.at('description').impersonal(50_000) ?? ''
  version.run = data.at('run_id').name()
  version.location = data.at('source').impersonal()
  version.createdAt = part.at('timestamp').instant()
}

function readDatabricks(part: Part): ModelFacts | null {
  const name = part.at('model_name').name()
  if (name === null) return null
  const model = modelNamed(name)
  const label = part.at('version').name()
  const event = part.at('event').name() ?? ''
  if (label === null) return model
  const version = versionNamed(label)
  // A request, or a word about one, moves nothing.
  const stage = event === 'MODEL_VERSION_TRANSITIONED_STAGE' ? part.at('to_stage').name() : null
  version.stage = stage === 'None' ? null : stage
  if (event === 'MODEL_VERSION_CREATED') {
    version.createdAt = part.at('event_timestamp').instant()
    version.run = part.at('run_id').name()
  }
  model.versions.push(version)
  return model
}

function modelNamed(name: string): ModelFacts {
  return { name, description: '', tags: {}, aliases: {}, versions: [] }
}

function versionNamed(label: string): ModelVersionFacts {
  return {
    label,
    description: '',
    createdAt: null,
    run: null,
    location: null,
    artifactDigest: null,
    stage: null,
    tags: {},
    configuration: {},
  }
}
