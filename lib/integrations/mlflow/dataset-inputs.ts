import type { DatasetUse } from '@/lib/datasets/vocabulary'
import type { DatasetFacts, DatasetUseFacts, DatasetVersionFacts } from '@/lib/imports/vocabulary'
import { embedded } from '../reading/embedded'
import { identityFrom } from '../reading/identity'
import type { Part } from '../reading/part'
import { pairsOf } from '../reading/tags'

export interface DatasetInputs {
  uses: DatasetUseFacts[]
  datasets: DatasetFacts[]
}

/** The datasets a run was given, by MLflow's own digest of each. */
export function readDatasetInputs(part: Part, experiment: string | null): DatasetInputs {
  const inputs: DatasetInputs = { uses: [], datasets: [] }
  for (const input of part.items()) {
    const dataset = input.at('dataset')
    const given = dataset.at('name').name()
    // What MLflow calls the datasets that nobody named; two such have nothing in common but that.
    const name = given === 'dataset' && experiment !== null ? `dataset of MLflow experiment ${experiment}` : given
    if (name === null) {
      input.problem('This dataset has no name. It was not read.')
      continue
    }
    const identity = identityFrom(dataset.at('digest'), 'mlflow_digest')
    inputs.uses.push({ dataset: name, use: purposeOf(input.at('tags')), identity })
    const location = locationOf(dataset)
    const columns = columnsOf(dataset.at('schema'))
    const rows = embedded(dataset.at('profile')).at('num_rows').count()
    const version = identity && { label: null, identity, location, rows, bytes: null, columns }
    inputs.datasets.push({
      name,
      namespace: '',
      description: '',
      source: dataset.at('source_type').name() ?? '',
      licence: '',
      versions: version ? [version] : [],
    })
  }
  return inputs
}

function purposeOf(tags: Part): DatasetUse {
  const context = pairsOf(tags)
    .find(([key]) => key === 'mlflow.data.context')?.[1]
    .text()
    ?.toLowerCase()
  if (!context) return 'other'
  if (/train|fit/.test(context)) return 'training'
  if (/test/.test(context)) return 'test'
  return /valid|eval/.test(context) ? 'validation' : 'other'
}

/** `source` is JSON text of a form for each kind of source, or an address. */
function locationOf(dataset: Part): string | null {
  const source = embedded(dataset.at('source'))
  if (!source.isMap) return source.impersonal()
  return source.either('uri', 'url', 'path', 'delta_table_name', 'table_name').impersonal()
}

/** `schema` is JSON text: `{"mlflow_colspec": [{name, type}]}`, or tensors by name. */
function columnsOf(schema: Part): DatasetVersionFacts['columns'] {
  return embedded(schema)
    .at('mlflow_colspec')
    .items()
    .flatMap((column) => {
      const name = column.at('name').name()
      if (name === null) return []
      return [{ name, type: column.at('type').name() ?? '' }]
    })
}
