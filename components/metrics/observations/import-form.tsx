import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/components/form/action-form'
import { FileField } from '@/components/form/file-field'
import type { FormAction } from '@/components/form/form-state'
import { OnceKey } from '@/components/form/once-key'
import { TextArea } from '@/components/form/text-field'
import type { ObservationFormat } from '@/lib/metrics/observations/vocabulary'
import { ImportActs } from './import-acts'

type Props = {
  action: FormAction
  metric: { ref: string; unit: string; series: string }
  format: ObservationFormat
  versions: { id: string; name: string }[]
  draftKey: string
  cancelHref: string
}

const MAX_BYTES = 2 * 1024 * 1024

const shapes = {
  csv: {
    accept: '.csv,.tsv,.txt,text/csv,text/plain',
    file: 'CSV file',
    help: 'UTF-8, at most 2 MiB and 5,000 rows, separated by commas, semicolons or tabs.',
    example: (unit: string, version: string) =>
      `date,value,unit,version,environment,slice,note\n2026-09-30,0.631,${unit},${version},production,,\n2026-10-31,0.634,${unit},${version},production,,sample of 60 000`,
  },
  prometheus: {
    accept: '.prom,.txt,text/plain',
    file: 'Prometheus exposition',
    help: 'What a /metrics page answers, in the text format of Prometheus or OpenMetrics. At most 2 MiB.',
    example: () =>
      '# TYPE churn_recall gauge\nchurn_recall{environment="production",segment="new"} 0.58\nchurn_recall{environment="production"} 0.634',
  },
}

/** A file or a text, what is in it, and only then the act of recording it. */
export function ImportForm({ action, metric, format, versions, draftKey, cancelHref }: Props) {
  const shape = shapes[format]
  return (
    <ActionForm action={action} draftKey={draftKey} className="form">
      <OnceKey seed={randomUUID()} />
      <input type="hidden" name="metric" value={metric.ref} />
      <input type="hidden" name="format" value={format} />
      <div className="form max-w-[720px]">
        {format === 'csv' ? <Columns unit={metric.unit} /> : <Labels series={metric.series} />}
        <FileField name="file" label={shape.file} accept={shape.accept} maxBytes={MAX_BYTES} help={shape.help} />
        <TextArea
          name="text"
          label="Or paste it here"
          rows={7}
          placeholder={shape.example(metric.unit, versions.at(-1)?.name ?? '')}
          help="Either the file or this text, not both."
        />
      </div>
      <ImportActs unit={metric.unit} versions={versions} draftKey={draftKey} cancelHref={cancelHref} />
    </ActionForm>
  )
}

function Columns({ unit }: { unit: string }) {
  return (
    <p className="text-13 text-fg-2">
      The first row names the columns: <code>date</code> and <code>value</code>, and where it is known <code>unit</code>
      , <code>version</code>, <code>environment</code>, <code>slice</code> and <code>note</code>. Dates begin with the
      year; values are plain figures{unit ? ` in “${unit}”` : ''}. An empty slice is the value over all.
    </p>
  )
}

function Labels({ series }: { series: string }) {
  return (
    <p className="text-13 text-fg-2">
      {series ? (
        <>
          This metric is read from <code className="[overflow-wrap:anywhere]">{series}</code>; another series can be
          chosen once the file was read.{' '}
        </>
      ) : (
        'Once it was read you choose which of its series this metric is. '
      )}
      The labels <code>environment</code> and <code>model_version</code> say where and of which version it is; the
      others make the slice. A sample without a time is of now.
    </p>
  )
}
