import type { CardFacts, RunFacts } from '@/lib/imports/vocabulary'
import { draftCard } from '../reading/card-draft'
import type { Part } from '../reading/part'
import { signatureMarkdown } from './signature'

export interface MlModel {
  card: CardFacts | null
  run: RunFacts | null
}

/** The file `MLmodel` that lies beside every logged model; a dump of its Python object has an underscore before each key. */
export function readMlModel(part: Part): MlModel {
  const at = (key: string) => part.either(key, `_${key}`)
  const flavours = at('flavors').entries()
  const [name, own] = flavours.find(([key]) => key !== 'python_function') ?? []
  const python = flavours.find(([key]) => key === 'python_function')?.[1]
  const draft = draftCard(part.report)
  const signature = at('signature')
  draft.markdown('inputs_outputs', signatureMarkdown(signature), signature.line)
  draft.text('library', name ?? python?.at('loader_module').name(), part.line)
  draft.text('model_type', own?.either('pipeline_model_type', 'model_class', 'model_type').name(1_000), part.line)
  draft.text('task', own?.at('task').name(1_000), part.line)
  draft.list('base_models', [own?.at('source_model_name').impersonal(500) ?? null], part.line)
  const created = at('utc_time_created').instant()
  if (created) draft.date('released_on', created.slice(0, 10))
  draft.markdown('runtime', runtimeMarkdown(part, created, own, python), part.line)
  const answers = draft.answers()
  const card = Object.keys(answers).length > 0 ? { name: null, label: null, answers } : null
  return { card, run: runOf(part) }
}

/** What it takes to run it: versions, files of the environment, size. */
function runtimeMarkdown(part: Part, created: string | null, own?: Part, python?: Part): string | null {
  const lines: string[] = []
  const say = (label: string, value: string | null | undefined) => {
    if (value) lines.push(`- ${label}: ${value}`)
  }
  say('Python', python?.at('python_version').name(100))
  for (const [key, version] of own?.entries() ?? [])
    if (/^\w{1,50}_version$/.test(key)) say(key.replace(/_version$/, ''), version.name(100))
  say('MLflow', part.either('mlflow_version', '_mlflow_version').name(100))
  say('Databricks runtime', part.at('databricks_runtime').name(100))
  say('Loaded by', python?.at('loader_module').name(200))
  say('Environment', environmentOf(python?.at('env')))
  say('Logged', created)
  const bytes = part.at('model_size_bytes').count()
  say('Size', bytes === null ? null : `${bytes.toLocaleString('en')} bytes`)
  return lines.length > 0 ? lines.join('\n') : null
}

/** A file of conda in MLflow 1, files by tool since. */
function environmentOf(env: Part | undefined): string | null {
  if (!env) return null
  if (!env.isMap) return env.impersonal(500)
  const files = env.entries().flatMap(([tool, file]) => {
    const written = file.impersonal(500)
    return written === null ? [] : [`${tool} (${written})`]
  })
  return files.join(', ') || null
}

/** The run that logged it. The file does not say how that ended. */
function runOf(part: Part): RunFacts | null {
  const id = part.either('run_id', '_run_id').name()
  if (id === null) return null
  const path = part.either('artifact_path', '_artifact_path').impersonal(1_000)
  const digest = part.either('model_uuid', '_model_uuid').name(200)
  return {
    id,
    experiment: null,
    experimentName: null,
    name: '',
    status: null,
    startedAt: null,
    endedAt: null,
    parameters: {},
    metrics: [],
    tags: {},
    codeCommit: null,
    codeRepository: null,
    environment: {},
    artifacts: path === null ? [] : [{ path, digest: digest === null ? null : `mlflow-uuid:${digest}`, kind: 'model' }],
    datasets: [],
  }
}
