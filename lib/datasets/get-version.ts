import { and, eq, isNull, or } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { type DatasetVersionRow, findDataset, findDatasetVersion } from './find-dataset'
import { readVersionInput } from './input'
import { versionsWhere } from './list-versions'
import { newestAssessments } from './quality/read-assessments'
import { checkRunsWhere } from './quality/read-checks'
import { remediesWhere } from './quality/read-remedies'
import { usedVersionWarnings, versionsThatMatter } from './rules'
import type { VersionDetail } from './views'

const { checkRuns, datasetVersions, qualityRemedies } = schema

export const getDatasetVersion = defineQuery({
  name: 'dataset-version.get',
  summary: 'Read a version of a dataset with its columns and the evidence of its quality',
  permission: 'dataset.read',
  input: readVersionInput,
  rest: { method: 'GET', path: '/datasets/{dataset}/versions/{version}' },
  async run(tx, input): Promise<VersionDetail> {
    const dataset = await findDataset(tx, input.dataset)
    const row = await findDatasetVersion(tx, dataset.id, input.version)
    const [view] = await versionsWhere(tx, eq(datasetVersions.id, row.id), 1)
    const remedies = await remediesWhere(tx, eq(qualityRemedies.datasetVersionId, row.id), 200)
    const runs = await checkRunsWhere(
      tx,
      and(
        eq(checkRuns.datasetId, dataset.id),
        or(eq(checkRuns.datasetVersionId, row.id), isNull(checkRuns.datasetVersionId)),
      ),
      50,
    )
    const useCase = dataset.useCaseId ? await findUseCase(tx, dataset.useCaseId) : null
    const { id, ref, name, retiredAt } = dataset
    return {
      ...view!,
      dataset: { id, ref, name, useCase: useCase?.ref ?? null, retiredAt },
      columns: row.columns,
      assessments: await newestAssessments(tx, row.id),
      remedies,
      checkRuns: runs,
      warnings: retiredAt || !(await doesMatter(tx, row)) ? [] : usedVersionWarnings(view!, remedies),
      mayAssess: !retiredAt && isAllowed('dataset.assess', await readRights(tx, dataset.useCaseId)),
    }
  },
})

/** Among the versions of its dataset: one that was replaced by a newer one matters only while it runs. */
async function doesMatter(tx: Tx, { datasetId, version }: DatasetVersionRow): Promise<boolean> {
  const all = await versionsWhere(tx, eq(datasetVersions.datasetId, datasetId), 50)
  return versionsThatMatter(all).some((one) => one.version === version)
}
