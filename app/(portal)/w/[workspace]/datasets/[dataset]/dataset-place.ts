import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getDataset } from '@/lib/datasets/get-dataset'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export type DatasetParams = Promise<{ workspace: string; dataset: string }>

/** What every page of a dataset needs: who looks, the dataset, where it is and the way there. */
export async function datasetPlace(params: DatasetParams) {
  const { workspace: slug, dataset: reference } = await params
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const dataset = await orNotFound(ask(ctx, getDataset, { dataset: reference }))
  const name = revealed(dataset.name)
  const here = `${base}/datasets/${dataset.ref}`
  const crumbs = [
    { label: 'Data', href: `${base}/datasets` },
    { label: `${dataset.ref} ${name}`, href: here },
  ]
  return { ctx, person, workspace: workspace.slug, base, dataset, name, here, crumbs }
}
