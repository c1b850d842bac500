import { findDataset, findDatasetVersion } from '@/lib/datasets/find-dataset'
import type { DatasetUse } from '@/lib/datasets/vocabulary'
import type { Tx } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'

/** The dataset versions that are named `DS-3 v2`. @throws invalid, naming the one that is none */
export async function readDatasetUses(
  tx: Tx,
  given: ReadonlyArray<{ dataset: string; use: DatasetUse }>,
): Promise<Array<{ id: string; use: DatasetUse }>> {
  const uses: Array<{ id: string; use: DatasetUse }> = []
  for (const [at, { dataset, use }] of given.entries()) {
    const field = `datasets.${at}.dataset`
    const [, reference, number] = /^(ds-\d{1,9})\s*v(\d{1,9})$/i.exec(dataset) ?? []
    if (!reference) throw invalid('One field needs another look.', { [field]: 'A dataset version, such as DS-3 v2.' })
    try {
      const { id } = await findDataset(tx, reference)
      uses.push({ id: (await findDatasetVersion(tx, id, Number(number))).id, use })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error
      throw invalid('One field needs another look.', { [field]: `There is no ${dataset.toUpperCase()} here.` })
    }
  }
  return uses
}
