import type { ModelFacts, ModelVersionFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { pairsOf, tagsOf } from '../reading/tags'

const LONGEST_DESCRIPTION = 50_000

/** A registered model with the versions that are written with it. */
export function readRegisteredModel(part: Part): ModelFacts | null {
  const name = part.at('name').name()
  if (name === null) return null
  part.at('user_id').leaveOut()
  const model: ModelFacts = {
    name,
    description: part.at('description').impersonal(LONGEST_DESCRIPTION) ?? '',
    tags: tagsOf(part.at('tags')),
    aliases: {},
    versions: [],
  }
  for (const [alias, version] of aliasesOf(part.at('aliases'))) model.aliases[alias] = version
  for (const item of part.either('latest_versions', 'versions').items()) addVersion(model, item)
  return model
}

/** A version that stands alone, as `model-versions/search` lists them. */
export function readModelVersion(part: Part): ModelFacts | null {
  const name = part.either('name', '_name').name()
  if (name === null) return null
  const model: ModelFacts = { name, description: '', tags: {}, aliases: {}, versions: [] }
  addVersion(model, part)
  return model
}

function addVersion(model: ModelFacts, part: Part): void {
  const version = versionOf(part)
  if (!version) {
    part.problem('This version of a model has no number. It was not read.')
    return
  }
  model.versions.push(version)
  const name = part.either('name', '_name')
  if (name.node?.kind === 'scalar' && name.node.text === model.name) name.claim()
  // Here aliases are words; on the model they are pairs.
  for (const item of part.at('aliases').items()) {
    const alias = item.isMap ? null : item.name()
    if (alias && alias !== '__proto__') model.aliases[alias] = version.label
  }
}

function versionOf(part: Part): ModelVersionFacts | null {
  const label = part.either('version', '_version').name()
  if (label === null) return null
  part.either('user_id', '_user_id').leaveOut()
  const stage = part.either('current_stage', '_current_stage').name()
  return {
    label,
    description: part.either('description', '_description').impersonal(LONGEST_DESCRIPTION) ?? '',
    createdAt: part.either('creation_timestamp', '_creation_time').instant(),
    run: part.either('run_id', '_run_id').name(),
    location: part.either('source', '_source', 'storage_location').impersonal(),
    artifactDigest: null,
    stage: stage === 'None' ? null : stage,
    tags: tagsOf(part.either('tags', '_tags')),
    configuration: tagsOf(part.either('model_params', 'params')),
  }
}

/** `[{alias, version}]` of the REST API, or alias to version of the file store. */
function aliasesOf(part: Part): Array<[string, string]> {
  const pairs = part.isMap
    ? pairsOf(part)
    : part.items().map((item): [string | null, Part] => [item.at('alias').name(), item.at('version')])
  return pairs.flatMap(([alias, version]): Array<[string, string]> => {
    const label = version.name()
    return alias && alias !== '__proto__' && label !== null ? [[alias, label]] : []
  })
}
