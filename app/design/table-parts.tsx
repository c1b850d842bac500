import type { DataColumn, Facet } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import { Kit, Kits } from './kit'

type Model = { ref: string; name: string; recall: number; owner: string; state: string; tone: Tone; why: string }

const MODELS: Model[] = [
  {
    ref: 'MDL-4 v9',
    name: 'Fault triage',
    recall: 0.806,
    owner: 'Tomasz Wiśniewski',
    state: 'Healthy',
    tone: 'ok',
    why: 'Every metric is inside its guardrail.',
  },
  {
    ref: 'MDL-7 v2',
    name: 'Churn scorer',
    recall: 0.634,
    owner: 'Amara Okonkwo',
    state: 'Under target',
    tone: 'warn',
    why: 'Recall is 0.634; the target is 0.70.',
  },
  {
    ref: 'MDL-9 v5',
    name: 'Intent router',
    recall: 0.873,
    owner: 'Amara Okonkwo',
    state: 'Shadow',
    tone: 'ink',
    why: 'It answers beside v4 until 4 December.',
  },
  {
    ref: 'MDL-11 v2',
    name: 'Credit limit',
    recall: 0.71,
    owner: 'Leila Haddad',
    state: 'Refused',
    tone: 'bad',
    why: 'The image differs from the approved one.',
  },
]

const COLUMNS: DataColumn<Model>[] = [
  {
    id: 'name',
    header: 'Model',
    sort: 'asc',
    cell: (model) => (
      <>
        <Ref>{model.ref}</Ref> {model.name}
      </>
    ),
  },
  { id: 'owner', header: 'Owner', choice: 'shown', cell: (model) => model.owner },
  { id: 'recall', header: 'Recall', align: 'end', sort: 'desc', cell: (model) => model.recall.toFixed(3) },
  {
    id: 'state',
    header: 'State',
    choice: 'shown',
    cell: (model) => (
      <StatusChip tone={model.tone} reason={<p>{model.why}</p>} end>
        {model.state}
      </StatusChip>
    ),
  },
  { id: 'why', header: 'Reason', choice: 'optional', cell: (model) => model.why },
]

const FACETS: Facet[] = [
  {
    param: 'state',
    label: 'State',
    options: MODELS.map((model) => ({ value: model.tone, label: model.state, count: 1 })),
  },
]

export function TableParts({ params }: { params: SearchParams }) {
  const state = readTableState({ path: '/design', params, columns: COLUMNS, facets: FACETS, defaultSort: '-recall' })
  const rows = MODELS.filter((model) => !state.filters.state || state.filters.state.includes(model.tone))
    .filter((model) => !state.search || model.name.toLowerCase().includes(state.search.toLowerCase()))
    .sort((a, b) => (state.sort?.id === 'recall' ? a.recall - b.recall : a.name.localeCompare(b.name)))
  if (state.sort?.desc) rows.reverse()
  const empty = (
    <EmptyState title="No model is registered yet" actions={<ButtonLink href="/design">Register a model</ButtonLink>}>
      A model arrives here when somebody imports its card under a use case.
    </EmptyState>
  )
  const shared = { state, columns: COLUMNS, rowKey: (model: Model) => model.ref, empty }
  return (
    <>
      <Kit title="List" note="Sort, filter and columns are in the address. J, K and Enter walk the rows.">
        <DataTable
          {...shared}
          caption="Models"
          rows={rows}
          rowHref={(model) => `/design?open=${encodeURIComponent(model.ref)}`}
          facets={FACETS}
          searchLabel="Find a model"
          next="cursor"
          summary={`${rows.length} of 26 models`}
          tools={<Button icon="download">CSV</Button>}
        />
      </Kit>
      <Kits>
        <Kit title="List, empty">
          <DataTable {...shared} state={{ path: '/design', filters: {} }} caption="Models, empty" rows={[]} />
        </Kit>
        <Kit title="List, loading">
          <TableSkeleton rows={4} />
        </Kit>
        <Kit title="List, failed">
          <DataTable
            {...shared}
            caption="Models, failed"
            rows={[]}
            error={{ message: 'The database did not answer in time. Your filters are kept.', requestId: '7f2c-12a' }}
          />
        </Kit>
      </Kits>
    </>
  )
}
