import type { RunFacts } from '@/lib/imports/vocabulary'
import { embedded } from '../reading/embedded'
import type { Part } from '../reading/part'
import { reasonToLeaveOut, withoutHome } from '../reading/personal'
import { tagsOf } from '../reading/tags'
import { loggedModels, loggedOutputs } from './artifacts'
import { metricsOf } from './metrics'
import { runStatus } from './run-status'

/** A run without its datasets: `info` with `data` of the REST API, the two as one group in an export, or a `meta.yaml` of the file store. */
export function readRun(part: Part): RunFacts {
  const info = part.has('info') ? part.at('info') : part
  const data = part.has('data') ? part.at('data') : part
  const run: RunFacts = {
    id: info.either('run_id', 'run_uuid').name(),
    experiment: info.at('experiment_id').name(),
    experimentName: experimentName(info),
    name: info.at('run_name').name() ?? '',
    status: runStatus(info.at('status')),
    startedAt: info.at('start_time').instant(),
    endedAt: info.at('end_time').instant(),
    parameters: tagsOf(data.at('params')),
    metrics: metricsOf(data.at('metrics')),
    tags: {},
    codeCommit: null,
    codeRepository: null,
    environment: {},
    artifacts: [],
    datasets: [],
  }
  claimRepeats(info, run)
  run.artifacts = loggedOutputs(part)
  run.tags = tagsOf(data.at('tags'), (key, value) => takeTag(run, key, value))
  return run
}

/** Tags by which MLflow says what has a place of its own. */
function takeTag(run: RunFacts, key: string, value: Part): boolean {
  switch (key) {
    case 'mlflow.runName':
      // Another name than the run's own is a fact that has no place.
      if (run.name !== '' && value.node?.kind === 'scalar' && value.node.text.trim() !== run.name) return false
      run.name = value.name() ?? run.name
      return true
    case 'mlflow.source.git.commit':
      run.codeCommit = value.name()
      return run.codeCommit !== null
    case 'mlflow.gitRepoURL':
    case 'mlflow.source.git.repoURL':
      return takeRepository(run, key, value)
    case 'mlflow.log-model.history':
      run.artifacts.push(...loggedModels(embedded(value)))
      return true
    case 'mlflow_export_import.metadata.experiment_name':
      run.experimentName ??= withoutHome(value.name() ?? '') || null
      return true
  }
  const version = /^version\.(\w[\w.-]{0,100})$/.exec(key)?.[1]
  const written = version ? value.text() : null
  if (version && written !== null && version !== '__proto__') run.environment[version] = written
  return version !== undefined && written !== null
}

function takeRepository(run: RunFacts, key: string, value: Part): boolean {
  const written = value.node?.kind === 'scalar' ? value.node.text : ''
  if (written === '' || reasonToLeaveOut(key, written)) return false
  run.codeRepository ??= value.text()
  if (written === run.codeRepository) value.claim()
  return written === run.codeRepository
}

/** Workspaces name an experiment after its author's folder; the person does not come along. */
function experimentName(info: Part): string | null {
  const part = info.either('_experiment_name', 'experiment_name')
  const written = part.name()
  if (written === null) return null
  const name = withoutHome(written)
  if (name !== written)
    info.report.unrecognised({ line: part.line, path: part.node!.path, text: 'personal: the folder was left out' })
  return name || null
}

function claimRepeats(info: Part, run: RunFacts): void {
  const repeat = info.at('run_uuid')
  if (repeat.node?.kind === 'scalar' && repeat.node.text === run.id) repeat.claim()
  info.at('user_id').leaveOut()
  const stage = info.at('lifecycle_stage')
  if (stage.text() === 'deleted') stage.problem('This run was deleted in MLflow. It was read all the same.')
}
