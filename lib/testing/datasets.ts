/** A dataset and a feature of a workspace's use case, made by the product's own commands. */
import { execute } from '@/lib/audit/execute'
import { createDataset } from '@/lib/datasets/create-dataset'
import { keepDataset } from '@/lib/datasets/keep-dataset'
import { assessQuality } from '@/lib/datasets/quality/assess'
import { openRemedy } from '@/lib/datasets/quality/open-remedy'
import { recordChecks } from '@/lib/datasets/quality/record-checks'
import { recordDatasetVersion } from '@/lib/datasets/record-version'
import { createFeature } from '@/lib/features/create-feature'
import { decideStore } from '@/lib/features/store-advice/decide-store'
import { withContext } from '@/lib/platform/context'
import type { TestWorkspace } from './workspace'

let serial = 0

/** At least one row in every table of datasets and features. */
export async function fillDatasets({ useCase, as, person }: TestWorkspace) {
  const engineer = as('data_engineer')
  const number = ++serial
  const { value: made } = await execute(engineer, createDataset, {
    useCase: useCase.ref,
    name: `Billing records ${number}`,
    owner: person.data_engineer,
    personalData: 'pseudonymised',
    legalBasis: 'contract',
  })
  const dataset = made.ref
  for (const month of ['09', '10']) {
    await execute(engineer, recordDatasetVersion, {
      dataset,
      identity: { kind: 'delta_version', value: month },
      label: `2026-${month}`,
      columns: [{ name: 'contract_id', type: 'string' }],
    })
  }
  const { value: checkRun } = await execute(engineer, recordChecks, {
    dataset,
    version: 2,
    name: 'Nightly expectations',
    results: [
      { name: 'never empty', dimension: 'completeness', outcome: 'failed', column: 'contract_id' },
      { name: 'never twice', dimension: 'completeness', outcome: 'passed', column: 'contract_id' },
    ],
  })
  await execute(engineer, assessQuality, {
    dataset,
    version: 2,
    dimension: 'completeness',
    basis: 'checks',
    checkRun: checkRun.ref,
  })
  const { value: remedy } = await execute(engineer, openRemedy, {
    dataset,
    version: 2,
    dimension: 'completeness',
    kind: 'fill_from_other',
    plan: 'Fill the missing contracts from the CRM.',
    owner: person.data_engineer,
    dueOn: '2026-12-15',
  })
  // Another tool’s name for it.
  await withContext(engineer, (tx) =>
    keepDataset(
      tx,
      { useCaseId: useCase.id, name: `Billing records ${number}`, namespace: 'postgres://billing' },
      'lineage',
    ),
  )
  const { value: feature } = await execute(engineer, createFeature, {
    useCase: useCase.ref,
    name: `open_invoices_${number}`,
    entity: 'contract',
    valueType: 'integer',
    dataset,
    owner: person.data_engineer,
  })
  await execute(engineer, decideStore, {
    useCase: useCase.ref,
    computeCost: 'low',
    readiness: 'ready',
    projects: 1,
    decision: 'not_needed',
    reason: 'One batch a month computes them in a minute.',
  })
  return { dataset, id: made.id, feature: feature.ref, checkRun: checkRun.ref, remedy: remedy.ref }
}
