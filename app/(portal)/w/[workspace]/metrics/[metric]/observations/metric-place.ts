// What the pages of a metric's observations share: the metric, its place, and the way there.
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getMetric } from '@/lib/metrics/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export type MetricParams = Promise<{ workspace: string; metric: string }>

export async function metricPlace(params: MetricParams) {
  const { workspace: slug, metric: reference } = await params
  const { ctx, person, workspace } = await pageContext(slug)
  const metric = await orNotFound(ask(ctx, getMetric, { metric: reference }))
  const base = `/w/${workspace.slug}`
  const metricPath = `${base}/metrics/${metric.ref}`
  const name = revealed(metric.name)
  return {
    ctx,
    person,
    workspace: workspace.slug,
    metric,
    name,
    base,
    metricPath,
    listPath: `${metricPath}/observations`,
    crumbs: [
      { label: 'Metrics', href: `${base}/metrics` },
      { label: `${metric.ref} ${name}`, href: metricPath },
      { label: 'Values', href: `${metricPath}/observations` },
    ],
  }
}
