import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { EntryBody } from '@/lib/audit/entry'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { findDataset } from './find-dataset'
import { readDatasetInput } from './input'
import { datasetView } from './list-datasets'
import { versionsWhere } from './list-versions'
import { remediesWhere } from './quality/read-remedies'
import { legalWarnings, usedVersionWarnings, versionsThatMatter } from './rules'
import type { DatasetDetail, RemedyView, VersionView } from './views'

const { auditEntries, datasetNames, datasets, datasetVersions } = schema

export const getDataset = defineQuery({
  name: 'dataset.get',
  summary: 'Read a dataset with its newest quality and what is done about it',
  permission: 'dataset.read',
  input: readDatasetInput,
  rest: { method: 'GET', path: '/datasets/{dataset}' },
  async run(tx, input): Promise<DatasetDetail> {
    const dataset = await findDataset(tx, input.dataset)
    const view = await datasetView(tx, dataset.id)
    const names = await tx.db
      .select({ namespace: datasetNames.namespace, name: datasetNames.name })
      .from(datasetNames)
      .where(eq(datasetNames.datasetId, dataset.id))
      .orderBy(asc(datasetNames.namespace), asc(datasetNames.id))
      .limit(50)
    const rights = await readRights(tx, dataset.useCaseId)
    const versions = await versionsWhere(tx, eq(datasetVersions.datasetId, dataset.id), 50)
    const remedies = await remediesWhere(tx, eq(datasets.id, dataset.id), 200)
    return {
      ...view,
      createdBy: await nameOf(tx, dataset.createdBy),
      names,
      retired: view.retiredAt ? await readRetirement(tx, dataset.id, view.retiredAt) : null,
      warnings: view.retiredAt ? [] : [...legalWarnings(dataset), ...warningsOfVersions(versions, remedies)],
      remedies,
      versions: await tx.db.$count(datasetVersions, eq(datasetVersions.datasetId, dataset.id)),
      mayEdit: !view.retiredAt && isAllowed('dataset.edit', rights),
      mayAssess: !view.retiredAt && isAllowed('dataset.assess', rights),
    }
  },
})

function warningsOfVersions(versions: readonly VersionView[], remedies: readonly RemedyView[]): string[] {
  return versionsThatMatter(versions).flatMap((one) =>
    usedVersionWarnings(
      one,
      remedies.filter(({ version }) => version === one.version),
    ),
  )
}

async function nameOf(tx: Tx, person: string | null): Promise<string | null> {
  if (!person) return null
  const [row] = await tx.db
    .select({ name: workspacePeople.name })
    .from(workspacePeople)
    .where(inArray(workspacePeople.id, [person]))
  return row?.name ?? null
}

/** Who retired it and why: only the log knows. */
async function readRetirement(tx: Tx, id: string, at: string): Promise<DatasetDetail['retired']> {
  const [entry] = await tx.db
    .select({ by: workspacePeople.name, body: auditEntries.body })
    .from(auditEntries)
    .leftJoin(workspacePeople, eq(workspacePeople.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'dataset.retired')))
    .orderBy(desc(auditEntries.id))
    .limit(1)
  const details = entry && (JSON.parse(Buffer.from(entry.body).toString('utf8')) as EntryBody).details
  return { at, by: entry?.by ?? null, reason: String(details?.reason ?? '') }
}
