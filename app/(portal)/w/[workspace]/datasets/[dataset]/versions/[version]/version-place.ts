import { notFound } from 'next/navigation'
import { ask } from '@/lib/audit/execute'
import { getDatasetVersion } from '@/lib/datasets/get-version'
import { orNotFound } from '@/lib/platform/page'
import { datasetPlace } from '../../dataset-place'

export type VersionParams = Promise<{ workspace: string; dataset: string; version: string }>

/** The version of a page's address, with the dataset's own place. */
export async function versionPlace(params: VersionParams) {
  const place = await datasetPlace(params)
  const given = (await params).version
  if (!/^\d{1,6}$/.test(given)) notFound()
  const version = await orNotFound(
    ask(place.ctx, getDatasetVersion, { dataset: place.dataset.ref, version: Number(given) }),
  )
  const path = `${place.here}/versions/${version.version}`
  return { ...place, version, path, crumbs: [...place.crumbs, { label: `v${version.version}`, href: path }] }
}
