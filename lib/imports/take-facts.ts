// From what a file says to the registers: what is known already is found again, what is new is made, and nothing is overwritten.

import { canonicalJson } from '@/lib/audit/canonical-json'
import { sha256Text } from '@/lib/audit/record-event'
import { findDataset, findDatasetVersion } from '@/lib/datasets/find-dataset'
import { keepCheckRun } from '@/lib/datasets/keep-check-run'
import { keepDataset } from '@/lib/datasets/keep-dataset'
import { keepExperiment } from '@/lib/experiments/keep-experiment'
import { keepRun, keepRunDataset } from '@/lib/experiments/keep-run'
import { keepLineage } from '@/lib/lineage/keep-job'
import type { Tx } from '@/lib/platform/context'
import { AppError, conflict, forbidden, invalid } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { Made, type Taking } from './made'
import { mayWrite, takeVersionOf } from './others'
import { takeModel } from './take-models'
import type {
  CheckRunFacts,
  DatasetFacts,
  DatasetUseFacts,
  ExperimentFacts,
  ImportedFacts,
  LineageFacts,
  RunFacts,
} from './vocabulary'

/** Everything but a card, which is taken by its own command. Models come last: their versions name the runs. */
export async function takeFacts(tx: Tx, facts: ImportedFacts, taking: Taking, made = new Made()): Promise<Made> {
  await assertTakable(tx, facts, taking)
  for (const dataset of facts.datasets ?? []) await takeDataset(tx, dataset, taking, made)
  for (const experiment of facts.experiments ?? []) await takeExperiment(tx, experiment, taking, made)
  for (const run of facts.runs ?? []) await takeRun(tx, run, taking, made)
  for (const checks of facts.checks ?? []) await takeChecks(tx, checks, taking, made)
  for (const lineage of facts.lineage ?? []) {
    const { job, isNew, joined } = await keepLineage(tx, taking.useCaseId, inSpace(lineage, taking.namespace))
    made.add('lineage_job', job, job.ref, isNew || joined > 0)
  }
  for (const model of facts.models ?? []) await takeModel(tx, model, taking, made)
  return made
}

/** All of a file is taken in one transaction, which others wait for. */
const MOST_RECORDS = 2000

/** @throws invalid for more than one transaction should hold, conflict for a retired use case, forbidden for models where one registers none */
async function assertTakable(tx: Tx, facts: ImportedFacts, taking: Taking): Promise<void> {
  const count = recordsIn(facts)
  if (count > MOST_RECORDS) {
    const message = `This file has ${count.toLocaleString('en')} records, and ${MOST_RECORDS.toLocaleString('en')} are taken at once. Give it in parts.`
    throw invalid(message, { file: message })
  }
  const useCase = await findUseCase(tx, taking.useCaseId)
  if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so nothing new is recorded in it.`)
  if ((facts.models ?? []).length > 0 && !isAllowed('model.edit', tx.rights))
    throw forbidden('This file registers models: data scientists and machine-learning engineers do.')
}

function recordsIn({
  datasets = [],
  experiments = [],
  runs = [],
  checks = [],
  lineage = [],
  models = [],
}: ImportedFacts) {
  const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + 1 + of(one), 0)
  return (
    experiments.length +
    checks.length +
    sum(datasets, ({ versions }) => versions.length) +
    sum(runs, (run) => run.datasets.length) +
    sum(lineage, ({ inputs, outputs }) => inputs.length + outputs.length) +
    sum(models, ({ versions }) => versions.length)
  )
}

async function takeDataset(tx: Tx, facts: DatasetFacts, taking: Taking, made: Made) {
  const { versions, ...rest } = facts
  const namespace = rest.namespace || taking.namespace
  const { dataset, isNew } = await keepDataset(
    tx,
    { useCaseId: taking.useCaseId, ...rest, ...(namespace ? { namespace } : {}) },
    taking.from,
  )
  made.add('dataset', dataset, dataset.ref, isNew)
  for (const version of versions) await takeVersionOf(tx, dataset, version, taking, made)
}

async function takeExperiment(
  tx: Tx,
  facts: Pick<ExperimentFacts, 'id' | 'name' | 'description'>,
  taking: Taking,
  made: Made,
) {
  const { experiment, isNew } = await keepExperiment(
    tx,
    {
      useCaseId: taking.useCaseId,
      name: facts.name || `${taking.systemLabel} ${facts.id}`,
      description: facts.description,
      system: taking.system,
      externalId: facts.id || null,
    },
    taking.from,
  )
  made.add('experiment', experiment, experiment.ref, isNew)
  return experiment
}

export async function takeRun(tx: Tx, facts: RunFacts, taking: Taking, made: Made) {
  const { id, experiment: experimentId, experimentName, datasets, ...record } = facts
  const name = experimentName ?? (experimentId ? '' : `Runs from ${taking.systemLabel}`)
  const experiment = await takeExperiment(tx, { id: experimentId ?? '', name, description: '' }, taking, made)
  // A run that its tool gave no id is the one that says exactly this.
  const known = id ?? sha256Text(canonicalJson(facts)).slice(7, 39)
  const externalId = taking.namespace ? `${taking.namespace} ${known}` : known
  const kept = await keepRun(tx, experiment, { ...record, system: taking.system, externalId }, taking.from).catch(
    (error: unknown) => {
      // The same run in another use case is that one's; it must not keep the others of the file from coming.
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error
      made.leave(error.message)
    },
  )
  if (!kept) return null
  const { run, isNew, isChanged } = kept
  made.add('run', run, run.ref, isNew || isChanged)
  for (const used of datasets) {
    const version = await takeUsedVersion(tx, used, taking, made)
    if (version) await keepRunDataset(tx, run, version.id, used.use)
  }
  return run
}

/** The dataset version that a run or a card names; null where it names a dataset without saying which content of it. */
export async function takeUsedVersion(tx: Tx, used: DatasetUseFacts, taking: Taking, made: Made) {
  const { useCaseId, namespace } = taking
  const named = { useCaseId, name: used.dataset, ...(namespace ? { namespace } : {}) }
  const { dataset, isNew } = await keepDataset(tx, named, taking.from)
  made.add('dataset', dataset, dataset.ref, isNew)
  if (!used.identity) return null
  return takeVersionOf(tx, dataset, { identity: used.identity }, taking, made)
}

async function takeChecks(tx: Tx, facts: CheckRunFacts, taking: Taking, made: Made) {
  const { dataset, version } = await checkedDataset(tx, facts, taking, made)
  made.add('dataset', dataset, dataset.ref, false)
  if (!(await mayWrite(tx, dataset, taking))) {
    if (taking.dataset) throw forbidden(`${dataset.ref} is kept by another team: you do not record checks of it.`)
    made.leave(`${dataset.ref} is kept by another team, so its checks “${facts.name}” were left out.`)
    return
  }
  const { checkRun, isNew } = await keepCheckRun(tx, dataset, version, facts, taking.system)
  made.add('check_run', checkRun, checkRun.ref, isNew)
}

/** The one that the caller named, version and all; else the one that the file names, else one named after the checks. */
async function checkedDataset(tx: Tx, facts: CheckRunFacts, taking: Taking, made: Made) {
  if (taking.dataset) {
    const [ref, version] = taking.dataset.trim().split(/\s*v(?=\d+$)/i)
    const dataset = await findDataset(tx, ref!)
    return { dataset, version: version ? await findDatasetVersion(tx, dataset.id, Number(version)) : null }
  }
  const name = facts.dataset ?? facts.name
  const { dataset, isNew } = await keepDataset(tx, { useCaseId: taking.useCaseId, name }, taking.from)
  made.add('dataset', dataset, dataset.ref, isNew)
  return { dataset, version: null }
}

/** A job and its datasets in the tool's own space of names, where they say none. */
function inSpace(facts: LineageFacts, namespace = ''): LineageFacts {
  const place = <T extends { namespace: string }>(one: T): T => ({ ...one, namespace: one.namespace || namespace })
  return { ...facts, job: place(facts.job), inputs: facts.inputs.map(place), outputs: facts.outputs.map(place) }
}
