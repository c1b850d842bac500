import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { LazyCanvas } from '@/components/graph/lazy-canvas'
import { graphEdges, graphNodes } from '@/components/lineage/lineage-nodes'
import { LineageTable } from '@/components/lineage/lineage-table'
import { lineageFinding, problemFinding } from '@/components/lineage/lineage-words'
import { placeLineage } from '@/components/lineage/place-lineage'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState, Notice } from '@/components/ui/notice'
import { Segments } from '@/components/ui/tabs'
import { ask } from '@/lib/audit/execute'
import { getLineage } from '@/lib/lineage/queries'
import { onlyProblems } from '@/lib/lineage/rules'
import { type LineageDirection, lineageDirectionLabels, lineageDirections } from '@/lib/lineage/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { DataTabs } from '../datasets/data-tabs'
import { AskedRecord } from './asked-record'

type Asked = Partial<Record<'of' | 'direction' | 'as' | 'show', string | string[]>>
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Asked> }

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const of = one((await searchParams).of)
  return { title: of ? `Lineage of ${of}` : 'Lineage' }
}

export default async function LineagePage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const asked = await searchParams
  const base = `/w/${workspace.slug}`
  const of = one(asked.of)?.trim()
  const crumbs = [{ label: 'Data', href: `${base}/datasets` }, { label: 'Lineage' }]
  if (!of) {
    return (
      <Page crumbs={crumbs} title="From source data to decision">
        <DataTabs base={base} current="lineage" />
        <div className="mt-5">
          <AskedRecord />
        </div>
      </Page>
    )
  }
  const direction = readDirection(one(asked.direction))
  const lineage = await orNotFound(ask(ctx, getLineage, { of, direction }))
  const isTable = one(asked.as) === 'table'
  const isFiltered = one(asked.show) === 'problems'
  const shown = isFiltered ? onlyProblems(lineage.nodes, lineage.edges) : lineage
  const title = revealed(lineageFinding(lineage))
  const address = (change: { direction?: LineageDirection; as?: string; show?: string }) => {
    const next = { direction, as: isTable ? 'table' : '', show: isFiltered ? 'problems' : '', ...change }
    const query = new URLSearchParams({ of })
    if (next.direction !== 'both') query.set('direction', next.direction)
    if (next.as) query.set('as', next.as)
    if (next.show) query.set('show', next.show)
    return `${base}/lineage?${query}`
  }
  return (
    <Page
      crumbs={crumbs}
      title={title}
      facts={
        <>
          <span>{problemFinding(lineage)}</span>
          <span>{lineage.nodes.length.toLocaleString('en')} records</span>
        </>
      }
      actions={
        <Segments
          label="Shown as"
          items={[
            { label: 'Map', href: address({ as: '' }), current: !isTable },
            { label: 'Table', href: address({ as: 'table' }), current: isTable },
          ]}
        />
      }
    >
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-12 text-fg-3">
        <Segments
          label="Which way"
          items={lineageDirections.map((way) => ({
            label: lineageDirectionLabels[way],
            href: address({ direction: way }),
            current: way === direction,
          }))}
        />
        <Segments
          label="Which records"
          items={[
            { label: 'All', href: address({ show: '' }), current: !isFiltered },
            { label: 'Only problems', href: address({ show: 'problems' }), current: isFiltered },
          ]}
        />
      </div>
      {lineage.isCut ? (
        <Notice tone="warn" title="More than 5,000 records belong to this lineage">
          What is here is not all of it. Ask about one version instead, or go one way only.
        </Notice>
      ) : null}
      {lineage.nodes.length <= 1 ? (
        <EmptyState title="Nothing is joined to it yet">
          Runs that name the dataset versions they read, model versions that name their run, and jobs that send their
          OpenLineage events draw this picture. See “Data” in the documentation for how each is recorded.
        </EmptyState>
      ) : isTable ? (
        <LineageTable nodes={shown.nodes} base={base} />
      ) : (
        <div className="graph graph-tall">
          <LazyCanvas
            graph={placeLineage(graphNodes(shown.nodes, base), graphEdges(shown.nodes, shown.edges))}
            label={title}
          />
        </div>
      )}
    </Page>
  )
}

function readDirection(value: string | undefined): LineageDirection {
  return lineageDirections.find((direction) => direction === value) ?? 'both'
}
