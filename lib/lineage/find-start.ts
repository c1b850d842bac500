// From a reference that a person gives to the records a lineage begins at.
import { eq, inArray, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { normalRef } from '@/lib/platform/refs'
import type { LineageKind } from './vocabulary'

export interface Start {
  kind: LineageKind
  id: string
}

/** A table whose rows have a reference of their own. */
interface Register {
  kind: LineageKind
  table: PgTable
}

const registers: Record<string, Register> = {
  DS: { kind: 'dataset', table: schema.datasets },
  FT: { kind: 'feature', table: schema.features },
  RUN: { kind: 'run', table: schema.runs },
  JOB: { kind: 'lineage_job', table: schema.lineageJobs },
  CARD: { kind: 'model_card', table: schema.documents },
  APR: { kind: 'approval', table: schema.approvalRequests },
  DEP: { kind: 'deployment', table: schema.deployments },
}

const forms = 'Such as DS-3, DS-3 v2, FT-1, RUN-318, MDL-7, MDL-7 v3, CARD-9, APR-41, DEP-5, JOB-2 or UC-12.'

/** @throws invalid where it is no such reference, not_found where there is no such record */
export async function findStart(tx: Tx, of: string): Promise<{ starts: Start[]; label: string }> {
  const [, ref, prefix, version] = /^\s*(([A-Za-z]+)-\d+)(?:\s*v(\d+))?\s*$/.exec(of) ?? []
  if (!ref || !prefix) throw invalid('That is no reference.', { of: forms })
  const label = `${normalRef(ref)}${version ? ` v${version}` : ''}`
  const kind = prefix.toUpperCase()
  if (kind === 'UC') return { starts: await ofUseCase(tx, label), label }
  if (kind === 'MDL') return { starts: await ofModel(tx, label, normalRef(ref), version), label }
  const register = registers[kind]
  if (!register) throw invalid(`${label} has no lineage.`, { of: forms })
  const id = await idOf(tx, register.table, normalRef(ref), label)
  if (kind !== 'DS' || !version) return { starts: [{ kind: register.kind, id }], label }
  const { datasetVersions } = schema
  const [row] = await tx.db
    .select({ id: datasetVersions.id })
    .from(datasetVersions)
    .where(sql`${datasetVersions.datasetId} = ${id} and ${datasetVersions.version} = ${Number(version)}`)
  if (!row) throw notFound(label)
  return { starts: [{ kind: 'dataset_version', id: row.id }], label }
}

async function idOf(tx: Tx, table: PgTable, ref: string, label: string): Promise<string> {
  const { rows } = await tx.db.execute<{ id: string }>(sql`select id from ${table} where ref = ${ref}`)
  if (!rows[0]) throw notFound(label)
  return rows[0].id
}

async function ofModel(tx: Tx, label: string, ref: string, version: string | undefined): Promise<Start[]> {
  const { modelVersions, registeredModels } = schema
  const rows = await tx.db
    .select({ id: modelVersions.id, version: modelVersions.version })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(eq(registeredModels.ref, ref))
  const meant = version ? rows.filter((row) => row.version === Number(version)) : rows
  if (meant.length === 0) throw notFound(label)
  return meant.map(({ id }) => ({ kind: 'model_version', id }))
}

/** A use case stands for all of its model versions, and for datasets and runs that have made none yet. */
async function ofUseCase(tx: Tx, ref: string): Promise<Start[]> {
  const { datasets, experiments, modelVersions, registeredModels, runs, useCases } = schema
  const id = await idOf(tx, useCases, ref, ref)
  const models = tx.db
    .select({ id: registeredModels.id })
    .from(registeredModels)
    .where(eq(registeredModels.useCaseId, id))
  const own = tx.db.select({ id: experiments.id }).from(experiments).where(eq(experiments.useCaseId, id))
  const versions = await tx.db
    .select({ id: modelVersions.id })
    .from(modelVersions)
    .where(inArray(modelVersions.modelId, models))
  const made = await tx.db.select({ id: runs.id }).from(runs).where(inArray(runs.experimentId, own)).limit(2000)
  const kept = await tx.db.select({ id: datasets.id }).from(datasets).where(eq(datasets.useCaseId, id))
  return [
    ...versions.map((row): Start => ({ kind: 'model_version', id: row.id })),
    ...made.map((row): Start => ({ kind: 'run', id: row.id })),
    ...kept.map((row): Start => ({ kind: 'dataset', id: row.id })),
  ]
}
