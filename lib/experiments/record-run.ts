// Runs come from CI and training jobs; a person does not type them.
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { lockExperiment, lockRun, type RunRow } from './find-experiment'
import { recordRunInput, updateRunInput } from './input'
import { approvalOfRun, changeRun, keepRun, keepRunDataset } from './keep-run'
import { readDatasetUses } from './read-dataset-uses'
import { isOver, mergeRun, type RunRecord } from './rules'
import { recordOf } from './run-record'

const nothing: RunRecord = {
  name: '',
  status: 'finished',
  startedAt: null,
  endedAt: null,
  parameters: {},
  metrics: [],
  tags: {},
  codeCommit: null,
  codeRepository: null,
  environment: {},
  artifacts: [],
}

const answer = (run: RunRow) => ({ id: run.id, ref: run.ref, revision: run.revision, status: run.status })

export const recordRun = defineCommand({
  name: 'run.record',
  summary: 'Record a run of an experiment',
  description:
    'Called by the training job or CI. The id in the tool that ran it makes it one run: sent again, what is new is added and nothing is lost. Metrics that are no number are given as text: NaN, Infinity, -Infinity. Once a model version made of it was approved, it stays as it is.',
  permission: 'experiment.edit',
  input: recordRunInput,
  rest: {
    method: 'POST',
    path: '/experiments/{experiment}/runs',
    status: 201,
    repeatable: true,
    example: {
      system: 'github-actions',
      externalId: '8123-1',
      name: 'gradient boosting, depth 6',
      status: 'finished',
      startedAt: '2026-10-30T08:00:00Z',
      endedAt: '2026-10-30T08:21:40Z',
      parameters: { depth: 6, learning_rate: 0.08 },
      metrics: { recall: 0.706, auc: 0.871 },
      codeCommit: '7ac91de5f0',
      datasets: [{ dataset: 'DS-3 v2', use: 'training' }],
    },
  },
  find: (tx, input) => lockExperiment(tx, input.experiment),
  async run(tx, { experiment: _, datasets = [], ...given }, { experiment }) {
    const uses = await readDatasetUses(tx, datasets)
    assertOrder(given)
    const name = given.name || given.externalId
    const kept = await keepRun(tx, experiment, { ...nothing, ...given, name }, 'ci')
    if (kept.isFrozen) await refuseFrozen(tx, kept.run)
    for (const { id, use } of uses) await keepUse(tx, kept.run, id, use)
    return { ...answer(kept.run), experiment: experiment.ref, isNew: kept.isNew }
  },
})

export const updateRun = defineCommand({
  name: 'run.update',
  summary: 'Add to what is recorded of a run',
  description:
    'Its status, its end, more metrics: what is sent is added, what is not sent stays. A run that is over does not begin again.',
  permission: 'experiment.edit',
  input: updateRunInput,
  rest: {
    method: 'PATCH',
    path: '/runs/{run}',
    repeatable: true,
    example: { status: 'finished', endedAt: '2026-10-30T08:21:40Z', metrics: { recall: 0.706 } },
  },
  find: (tx, input) => lockRun(tx, input.run),
  async run(tx, { run: _, datasets = [], ...given }, { experiment, run }) {
    if (given.status && isOver(run.status) && !isOver(given.status))
      throw conflict(`${run.ref} is over and does not begin again. Record a new run.`, { status: run.status })
    const uses = await readDatasetUses(tx, datasets)
    const told = { ...nothing, status: run.status, ...given }
    assertOrder(mergeRun(recordOf(run), told))
    const kept = await changeRun(tx, experiment, run, told)
    if (kept.isFrozen) await refuseFrozen(tx, run)
    for (const { id, use } of uses) await keepUse(tx, run, id, use)
    return { ...answer(kept.run), experiment: experiment.ref }
  },
})

/** @throws invalid for a run that ends before it began */
function assertOrder({ startedAt, endedAt }: Partial<Pick<RunRecord, 'startedAt' | 'endedAt'>>): void {
  if (startedAt && endedAt && Date.parse(endedAt) < Date.parse(startedAt))
    throw invalid('One field needs another look.', { endedAt: 'It ends before it began.' })
}

async function keepUse(tx: Tx, run: RunRow, id: string, use: Parameters<typeof keepRunDataset>[3]): Promise<void> {
  const { isKept } = await keepRunDataset(tx, run, id, use)
  if (!isKept) await refuseFrozen(tx, run)
}

async function refuseFrozen(tx: Tx, run: RunRow): Promise<void> {
  const approval = await approvalOfRun(tx, run.id)
  if (approval)
    throw conflict(
      `${approval} has approved a model version that ${run.ref} made, so the run stays as it was. Record a new run.`,
    )
}
