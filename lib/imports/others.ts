// Datasets of other teams: a file may name them and use what is known of them; only who may write there adds to them.
import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { keepDatasetVersion } from '@/lib/datasets/keep-version'
import type { Tx } from '@/lib/platform/context'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import type { Made, Taking } from './made'
import type { DatasetVersionFacts, Identity } from './vocabulary'

const { datasetVersions } = schema

type Dataset = typeof schema.datasets.$inferSelect

export async function mayWrite(tx: Tx, dataset: Pick<Dataset, 'useCaseId'>, taking: Taking): Promise<boolean> {
  if (dataset.useCaseId === taking.useCaseId) return true
  return isAllowed('dataset.edit', await readRights(tx, dataset.useCaseId))
}

/** The version of this content; null, and said, where it is not known and may not be added. */
export async function takeVersionOf(
  tx: Tx,
  dataset: Dataset,
  version: Pick<DatasetVersionFacts, 'identity'> & Partial<DatasetVersionFacts>,
  taking: Taking,
  made: Made,
) {
  if (await mayWrite(tx, dataset, taking)) {
    const kept = await keepDatasetVersion(tx, dataset, version, taking.from)
    made.add('dataset_version', kept.version, `${dataset.ref} v${kept.version.version}`, kept.isNew)
    return kept.version
  }
  const known = await findContent(tx, dataset.id, version.identity)
  if (known) made.add('dataset_version', known, `${dataset.ref} v${known.version}`, false)
  else made.leave(`${dataset.ref} is kept by another team, so its version ${version.identity.value} was left out.`)
  return known
}

async function findContent(tx: Tx, datasetId: string, { kind, value }: Identity) {
  const [row] = await tx.db
    .select()
    .from(datasetVersions)
    .where(
      and(
        eq(datasetVersions.datasetId, datasetId),
        eq(datasetVersions.identityKind, kind),
        eq(datasetVersions.identity, value),
      ),
    )
  return row ?? null
}
