import { and, eq, isNotNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { change, recordEvent } from '@/lib/audit/record-event'
import type { DatasetUse, RecordSource } from '@/lib/datasets/vocabulary'
import { lockVersionsMadeWith, supersedeVersions } from '@/lib/model-cards/supersede-versions'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { type ExperimentRow, findExperiment, type RunRow } from './find-experiment'
import { keptMetric, mergeRun, type RunRecord } from './rules'
import { recordOf, withMicroseconds } from './run-record'
import type { RunStatus } from './vocabulary'

const { approvalRequests, datasets, datasetVersions, modelVersions, runDatasets, runs } = schema

export interface RunInput extends Omit<RunRecord, 'status'> {
  /** Null where the source does not say: one that is told of by what it left behind is taken for finished. */
  status: RunStatus | null
  /** The tool that ran it, and its id there; null where it has none. */
  system: string
  externalId: string | null
}

export interface KeptRun {
  run: RunRow
  isNew: boolean
  isChanged: boolean
  /** There was more to record, but an approval rests on the run already. */
  isFrozen: boolean
}

/**
 * The run of this tool and id, with what is newly known of it; a new one when there is none. One that made an approved
 * model version stays as it was. @throws conflict when the same run belongs to another use case
 */
export async function keepRun(
  tx: Tx,
  experiment: ExperimentRow,
  input: RunInput,
  from: RecordSource,
): Promise<KeptRun> {
  const known = await lockKnown(tx, experiment, input)
  if (known) return changeRun(tx, experiment, known, { ...input, status: input.status ?? known.status })
  const { useCaseId } = experiment
  // The counter's row is a lock: whoever recorded the same run meanwhile has committed it by now.
  const ref = await nextRef(tx, 'RUN')
  const meanwhile = await lockKnown(tx, experiment, input)
  if (meanwhile) return changeRun(tx, experiment, meanwhile, { ...input, status: input.status ?? meanwhile.status })
  const { system, externalId, ...record } = input
  const [run] = await tx.db
    .insert(runs)
    .values({
      ...record,
      status: input.status ?? 'finished',
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref,
      experimentId: experiment.id,
      metrics: input.metrics.map(keptMetric),
      system,
      externalId,
      recordedFrom: from,
      recordedBy: tx.ctx.actor.id,
    })
    .returning()
  await recordEvent(tx, {
    action: 'run.recorded',
    subject: { kind: 'run', id: run!.id, revision: 1 },
    useCaseId,
    changes: [change(runs, run!)],
    details: { ref, name: shortName(run!), experiment: experiment.ref, status: run!.status, from },
  })
  return { run: run!, isNew: true, isChanged: true, isFrozen: false }
}

/**
 * Says what is newly known of a run; nothing is recorded when that is nothing. What is asked of a version that it made is void then.
 * The run's row is locked by the caller.
 */
export async function changeRun(tx: Tx, experiment: ExperimentRow, run: RunRow, given: RunRecord): Promise<KeptRun> {
  const standing = recordOf(run)
  const next = mergeRun(standing, withMicroseconds(given))
  const changed = (Object.keys(next) as Array<keyof RunRecord>).filter(
    (name) => canonicalJson(next[name]) !== canonicalJson(standing[name]),
  )
  if (changed.length === 0) return { run, isNew: false, isChanged: false, isFrozen: false }
  // A decision on such a version holds its row: whoever waited for one sees it here.
  const made = await lockVersionsMadeWith(tx, { runId: run.id })
  if (await approvalOfRun(tx, run.id)) return { run, isNew: false, isChanged: false, isFrozen: true }
  const [row] = await tx.db
    .update(runs)
    .set({ ...next, revision: run.revision + 1 })
    .where(eq(runs.id, run.id))
    .returning()
  await recordEvent(tx, {
    action: 'run.updated',
    subject: { kind: 'run', id: run.id, revision: row!.revision },
    useCaseId: experiment.useCaseId,
    changes: [change(runs, row!)],
    details: {
      ref: run.ref,
      name: shortName(row!),
      experiment: experiment.ref,
      changed,
      ...(run.status === row!.status ? {} : { was: run.status, status: row!.status }),
    },
  })
  await supersedeVersions(tx, made)
  return { run: row!, isNew: false, isChanged: true, isFrozen: false }
}

/** Records that a run used a dataset version; once for each use. `isKept` is false where an approval rests on the run already. */
export async function keepRunDataset(
  tx: Tx,
  run: RunRow,
  versionId: string,
  use: DatasetUse,
): Promise<{ isNew: boolean; isKept: boolean }> {
  const [known] = await tx.db
    .select({ id: runDatasets.id })
    .from(runDatasets)
    .where(and(eq(runDatasets.runId, run.id), eq(runDatasets.datasetVersionId, versionId), eq(runDatasets.use, use)))
  if (known) return { isNew: false, isKept: true }
  const made = await lockVersionsMadeWith(tx, { runId: run.id })
  if (await approvalOfRun(tx, run.id)) return { isNew: false, isKept: false }
  const [row] = await tx.db
    .insert(runDatasets)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      runId: run.id,
      datasetVersionId: versionId,
      use,
    })
    .onConflictDoNothing()
    .returning()
  if (!row) return { isNew: false, isKept: true }
  const [version] = await tx.db
    .select({ ref: datasets.ref, name: datasets.name, version: datasetVersions.version })
    .from(datasetVersions)
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(eq(datasetVersions.id, versionId))
  const { useCaseId } = await findExperiment(tx, run.experimentId)
  await recordEvent(tx, {
    action: 'run.dataset_recorded',
    subject: { kind: 'run', id: run.id },
    useCaseId,
    changes: [change(runDatasets, row)],
    details: { ref: run.ref, dataset: `${version!.ref} v${version!.version}`, name: version!.name, use },
  })
  await supersedeVersions(tx, made)
  return { isNew: true, isKept: true }
}

/** The first approval of a model version that this run made: from then on it stays as it was. */
export async function approvalOfRun(tx: Tx, runId: string): Promise<string | null> {
  const [row] = await tx.db
    .select({ ref: approvalRequests.ref })
    .from(modelVersions)
    .innerJoin(approvalRequests, eq(approvalRequests.subjectId, modelVersions.id))
    .where(
      and(
        eq(modelVersions.runId, runId),
        eq(approvalRequests.subjectKind, 'model_version'),
        isNotNull(approvalRequests.approvedAt),
      ),
    )
    .limit(1)
  return row?.ref ?? null
}

async function lockKnown(tx: Tx, experiment: ExperimentRow, input: RunInput): Promise<RunRow | undefined> {
  if (!input.externalId) return undefined
  const [run] = await tx.db
    .select()
    .from(runs)
    .where(and(eq(runs.system, input.system), eq(runs.externalId, input.externalId)))
    .for('update')
  if (!run || run.experimentId === experiment.id) return run
  const other = await findExperiment(tx, run.experimentId)
  if (other.useCaseId !== experiment.useCaseId)
    throw conflict(`This run is ${run.ref} already, of ${other.ref} in another use case. It is not moved from there.`)
  return run
}

const shortName = (run: RunRow) => [...run.name].slice(0, 120).join('')
