/** Experiments, runs and versions of datasets in a workspace's use case, made by the product's own functions. */
import { keepDataset } from '@/lib/datasets/keep-dataset'
import { keepDatasetVersion } from '@/lib/datasets/keep-version'
import type { ExperimentRow, RunRow } from '@/lib/experiments/find-experiment'
import { keepExperiment } from '@/lib/experiments/keep-experiment'
import { keepRun, type RunInput } from '@/lib/experiments/keep-run'
import { withContext } from '@/lib/platform/context'
import type { TestWorkspace } from './workspace'

let serial = 0

export const aRun: RunInput = {
  system: 'mlflow',
  externalId: null,
  name: 'gradient boosting, depth 6',
  status: 'finished',
  startedAt: '2026-03-01T08:00:00Z',
  endedAt: '2026-03-01T08:20:00Z',
  parameters: { depth: '6', learning_rate: '0.1' },
  metrics: [{ key: 'recall', value: 0.68, step: 10, at: '2026-03-01T08:19:00Z', dataset: null }],
  tags: {},
  codeCommit: '7ac91de',
  codeRepository: 'https://git.halden.example/churn',
  environment: { python: '3.12' },
  artifacts: [{ path: 'model.pkl', digest: `sha256:${'3b'.repeat(32)}`, kind: 'model' }],
}

export async function anExperiment(ws: TestWorkspace, name = `Experiment ${++serial}`): Promise<ExperimentRow> {
  return withContext(ws.as('data_scientist'), async (tx) => {
    const { experiment } = await keepExperiment(tx, { useCaseId: ws.useCase.id, name }, 'person')
    return experiment
  })
}

/** A run that no other is. */
export async function aRunOf(
  ws: TestWorkspace,
  experiment: ExperimentRow,
  given: Partial<RunInput> = {},
): Promise<RunRow> {
  return withContext(ws.as('data_scientist'), async (tx) => {
    const { run } = await keepRun(tx, experiment, { ...aRun, externalId: `run-${++serial}`, ...given }, 'ci')
    return run
  })
}

/** A dataset with one version. */
export async function aDatasetVersion(ws: TestWorkspace): Promise<{ id: string; ref: string }> {
  return withContext(ws.as('data_engineer'), async (tx) => {
    const made = { useCaseId: ws.useCase.id, name: `Contracts ${++serial}` }
    const { dataset } = await keepDataset(tx, made, 'person')
    const identity = { kind: 'dvc_md5' as const, value: String(serial).padStart(32, '0') }
    const { version } = await keepDatasetVersion(tx, dataset, { identity }, 'person')
    return { id: version.id, ref: `${dataset.ref} v${version.version}` }
  })
}
