import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ImportForm } from '@/components/metrics/observations/import-form'
import { Segments } from '@/components/ui/tabs'
import { observationFormats } from '@/lib/metrics/observations/vocabulary'
import { type MetricParams, metricPlace } from '../metric-place'
import { NotARecorder } from '../not-a-recorder'
import { importAction } from './actions'

export const metadata: Metadata = { title: 'Import values' }

type Props = { params: MetricParams; searchParams: Promise<{ format?: string | string[] }> }

const labels = { csv: 'CSV', prometheus: 'Prometheus' }

export default async function ImportObservationsPage({ params, searchParams }: Props) {
  const { person, workspace, metric, name, listPath, crumbs } = await metricPlace(params)
  const here = [...crumbs, { label: 'Import' }]
  if (!metric.mayRecord) {
    return (
      <Page crumbs={here} title={`Values of ${name}`} reading>
        <NotARecorder metric={metric} listPath={listPath} />
      </Page>
    )
  }
  const asked = (await searchParams).format
  const format = observationFormats.find((one) => one === asked) ?? 'csv'
  return (
    <Page
      crumbs={here}
      title={`Import values of ${name}`}
      facts="You see every line before anything is recorded. What cannot be read is named by its line, and nothing is guessed."
      reading
    >
      <div className="mb-5">
        <Segments
          label="Kind of file"
          items={observationFormats.map((one) => ({
            href: `${listPath}/import?format=${one}`,
            label: labels[one],
            current: one === format,
          }))}
        />
      </div>
      <ImportForm
        key={format}
        action={importAction.bind(null, workspace)}
        metric={{ ref: metric.ref, unit: metric.unit, series: metric.series }}
        format={format}
        versions={metric.versions}
        draftKey={`import-observations:${format}:${metric.id}:${person.id}`}
        cancelHref={listPath}
      />
    </Page>
  )
}
