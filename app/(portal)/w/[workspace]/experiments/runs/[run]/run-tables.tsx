import { randomUUID } from 'node:crypto'
import { DataTable } from '@/components/data-table/data-table'
import { MetricValue } from '@/components/experiments/metric-value'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { ShortDigest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { identityKindLabels } from '@/lib/datasets/vocabulary'
import { figureOf, keyMetricOf } from '@/lib/experiments/rules'
import type { RunDetail } from '@/lib/experiments/views'
import type { RunArtifact, RunMetric } from '@/lib/experiments/vocabulary'
import { recordFigureAction } from '../../actions'

const still = { path: '', filters: {} }

export function RunMetrics({ run, workspace }: { run: RunDetail; workspace: string }) {
  const rows = run.metrics.map((metric) => ({ ...metric, keyMetric: keyMetricOf(metric.key, run.keyMetrics) }))
  const mayRecord = run.mayObserve && rows.some(({ keyMetric, value }) => keyMetric && figureOf(value) !== null)
  return (
    <DataTable
      caption="Metrics"
      state={still}
      rows={rows}
      rowKey={({ key, dataset }) => JSON.stringify([key, dataset])}
      columns={[
        {
          id: 'name',
          header: 'Metric',
          cell: ({ key }) => (
            <code className="run-text" dir="auto">
              {revealed(key)}
            </code>
          ),
        },
        {
          id: 'value',
          header: 'Value',
          cell: ({ value, keyMetric }) => <MetricValue value={value} metric={keyMetric} />,
        },
        {
          id: 'on',
          header: 'Measured on',
          cell: ({ dataset }) => (dataset ? revealed(dataset) : <span className="text-fg-3">not said</span>),
        },
        { id: 'step', header: 'Step', align: 'end', cell: ({ step }) => step?.toLocaleString('en') ?? '–' },
        {
          id: 'key',
          header: 'Key metric',
          cell: ({ keyMetric }) =>
            keyMetric ? (
              <span>
                <Ref href={`/w/${workspace}/metrics/${keyMetric.ref}`}>{keyMetric.ref}</Ref> {revealed(keyMetric.name)}
              </span>
            ) : (
              <span className="text-fg-3">none</span>
            ),
        },
        ...(mayRecord
          ? [
              {
                id: 'record',
                header: 'As an observation',
                cell: (row: (typeof rows)[number]) =>
                  row.keyMetric && figureOf(row.value) !== null ? (
                    <RecordFigure run={run} metric={row} keyMetric={row.keyMetric.ref} workspace={workspace} />
                  ) : (
                    <span className="text-fg-3">–</span>
                  ),
              },
            ]
          : []),
      ]}
      empty={<p className="text-fg-3">The run recorded no metrics.</p>}
    />
  )
}

type RecordProps = { run: RunDetail; metric: RunMetric; keyMetric: string; workspace: string }

/** The figure becomes a dated value of the key metric that says which run it is of. */
function RecordFigure({ run, metric, keyMetric, workspace }: RecordProps) {
  const at = metric.at ?? run.endedAt ?? run.startedAt ?? run.recordedAt
  const [version] = run.versions.length === 1 ? run.versions : []
  const note = `${run.ref} of ${run.experiment.ref}: ${metric.key}${metric.dataset ? ` on ${metric.dataset}` : ''}`
  return (
    <ActionForm action={recordFigureAction.bind(null, workspace)} className="">
      <OnceKey seed={randomUUID()} />
      <input type="hidden" name="metric" value={keyMetric} />
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="value" value={String(metric.value)} />
      <input type="hidden" name="environment" value="development" />
      {version ? <input type="hidden" name="version" value={version.ref} /> : null}
      <input type="hidden" name="note" value={note.slice(0, 1000)} />
      <FormActions>
        <SubmitButton kind="secondary" busy="Recording…">
          Record
          <span className="sr-only">
            {' '}
            {metric.key} of {dayWords(at)}
          </span>
        </SubmitButton>
      </FormActions>
    </ActionForm>
  )
}

export function RunDatasets({ run, base }: { run: RunDetail; base: string }) {
  return (
    <DataTable
      caption="Data it used"
      state={still}
      rows={run.datasets}
      rowKey={({ ref, use }) => `${ref} ${use}`}
      rowHref={({ dataset }) => `${base}/datasets/${dataset}`}
      columns={[
        {
          id: 'dataset',
          header: 'Dataset',
          cell: ({ ref, name }) => (
            <>
              <span className="ref">{ref}</span> {revealed(name)}
            </>
          ),
        },
        { id: 'use', header: 'For', cell: ({ use }) => use },
        {
          id: 'identity',
          header: 'Identity',
          cell: ({ identityKind, identity }) => (
            <span>
              {identityKindLabels[identityKind]} <ShortDigest value={identity} />
            </span>
          ),
        },
      ]}
      empty={<p className="text-fg-3">The run does not say which data it used, so nobody can trace it back.</p>}
    />
  )
}

export function RunArtifacts({ artifacts }: { artifacts: RunArtifact[] }) {
  return (
    <DataTable
      caption="Artefacts"
      state={still}
      rows={artifacts}
      rowKey={({ path }) => path}
      columns={[
        { id: 'path', header: 'Path', cell: ({ path }) => <code className="run-text">{revealed(path)}</code> },
        { id: 'kind', header: 'Kind', cell: ({ kind }) => kind || <span className="text-fg-3">not said</span> },
        {
          id: 'digest',
          header: 'Digest',
          cell: ({ digest }) =>
            digest ? <ShortDigest value={digest} /> : <span className="text-fg-3">not recorded</span>,
        },
      ]}
      empty={<p className="text-fg-3">The run recorded no artefacts.</p>}
    />
  )
}

type NamesProps = { names: Record<string, string>; what: string; empty: string }

export function RunNames({ names, what, empty }: NamesProps) {
  return (
    <DataTable
      caption={`${what}s`}
      state={still}
      rows={Object.entries(names).map(([name, value]) => ({ name, value }))}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'name',
          header: what,
          className: 'desk:w-[34%]',
          cell: ({ name }) => (
            <code className="run-text" dir="auto">
              {revealed(name)}
            </code>
          ),
        },
        {
          id: 'value',
          header: 'Value',
          cell: ({ value }) => (
            <span className="run-text whitespace-pre-line" dir="auto">
              {revealed(value)}
            </span>
          ),
        },
      ]}
      empty={<p className="text-fg-3">{empty}</p>}
    />
  )
}
