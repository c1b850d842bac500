import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getFeature } from '@/lib/features/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export type FeatureParams = Promise<{ workspace: string; feature: string }>

/** What every page of a feature needs: who looks, the feature, where it is and the way there. */
export async function featurePlace(params: FeatureParams) {
  const { workspace: slug, feature: reference } = await params
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const feature = await orNotFound(ask(ctx, getFeature, { feature: reference }))
  const name = revealed(feature.name)
  const here = `${base}/features/${feature.ref}`
  const crumbs = [
    { label: 'Data', href: `${base}/datasets` },
    { label: 'Features', href: `${base}/features` },
    { label: `${feature.ref} ${name}`, href: here },
  ]
  return { ctx, person, workspace: workspace.slug, base, feature, name, here, crumbs }
}
