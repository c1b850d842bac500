import type { DataColumn, Facet } from '@/components/data-table/column'
import type { TableState } from '@/components/data-table/table-state'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { TemplateItem } from '@/lib/templates/views'
import { phases, type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { countWords, tierWords } from './shown-parts'

export const libraryColumns: DataColumn<TemplateItem>[] = [
  { id: 'name', header: 'Template', cell: (row) => row.name || row.key, className: 'w-[22%]' },
  { id: 'purpose', header: 'What for', cell: (row) => <Purpose item={row} /> },
  { id: 'stage', header: 'Stage', cell: (row) => stageLabels[row.stage], className: 'w-[13%]' },
  { id: 'state', header: 'State', cell: (row) => <TemplateState item={row} />, className: 'w-[18%]' },
  { id: 'documents', header: 'Documents', align: 'end', cell: (row) => <Documents item={row} />, className: 'w-[10%]' },
]

function Purpose({ item }: { item: TemplateItem }) {
  return (
    <span className="text-fg-2">
      {item.purpose}
      {item.tiers ? <span className="block text-12 text-fg-3">Only for {tierWords(item.tiers)}</span> : null}
    </span>
  )
}

/** Published, being written, behind the product, or retired: what one has to know before using it. */
export function TemplateState({ item }: { item: TemplateItem }) {
  return (
    <span className="grid gap-0.5">
      {item.isRetired ? (
        <Status tone="idle" icon="minus-circle">
          Retired
        </Status>
      ) : item.version > 0 ? (
        <Status tone="ok">Version {item.version}</Status>
      ) : item.newerBuiltIn ? (
        <Status tone="ink" icon="download">
          Not taken over yet
        </Status>
      ) : (
        <Status tone="idle">Not published yet</Status>
      )}
      {item.draft ? (
        <Status tone="ink" icon="pen">
          Draft by {item.draft.savedBy ?? 'a former member'}, <RelativeTime at={item.draft.savedAt} />
        </Status>
      ) : null}
      {item.version > 0 && item.newerBuiltIn ? (
        <Status tone="warn" icon="refresh">
          Newer built-in version
        </Status>
      ) : null}
    </span>
  )
}

function Documents({ item }: { item: TemplateItem }) {
  return (
    <>
      {item.documents}
      {item.older > 0 ? <span className="block text-12 text-fg-3">{item.older} older</span> : null}
    </>
  )
}

/** “18 templates; 2 drafts wait to be published” */
export function libraryFinding(items: readonly TemplateItem[]): string {
  if (items.length === 0) return 'No template yet'
  const drafts = items.filter(({ draft }) => draft).length
  const newer = items.filter(({ newerBuiltIn }) => newerBuiltIn).length
  const many = countWords(items.length, 'template')
  const more = [
    drafts > 0 && `${countWords(drafts, 'draft')} ${drafts === 1 ? 'waits' : 'wait'} to be published`,
    newer > 0 && `${countWords(newer, 'built-in version')} ${newer === 1 ? 'is' : 'are'} not taken over`,
  ].filter(Boolean)
  const words = `${many.charAt(0).toUpperCase()}${many.slice(1)}`
  return more.length > 0 ? `${words}; ${more.join(', ')}` : `${words}, all as published`
}

const groups: ReadonlyArray<{ label: string; stages: readonly Stage[] }> = [
  ...phases.map(({ label, stages }) => ({ label, stages: stages.map(({ stage }) => stage) })),
  { label: 'Retirement', stages: ['retired'] },
]

const states: ReadonlyArray<{ value: string; label: string; holds: (item: TemplateItem) => boolean }> = [
  { value: 'draft', label: 'With a draft', holds: ({ draft }) => draft !== null },
  { value: 'newer', label: 'Newer built-in version', holds: ({ newerBuiltIn }) => newerBuiltIn !== null },
  { value: 'own', label: 'The workspace’s own', holds: ({ isBuiltIn }) => !isBuiltIn },
  { value: 'retired', label: 'Retired', holds: ({ isRetired }) => isRetired },
]

export function libraryFacets(items: readonly TemplateItem[]): Facet[] {
  const inGroup = (stages: readonly Stage[]) => items.filter(({ stage }) => stages.includes(stage)).length
  return [
    {
      param: 'phase',
      label: 'Phase',
      options: groups.map(({ label, stages }) => ({ value: label, label, count: inGroup(stages) })),
    },
    {
      param: 'state',
      label: 'State',
      options: states.map(({ value, label, holds }) => ({ value, label, count: items.filter(holds).length })),
    },
  ]
}

export function filterLibrary(items: readonly TemplateItem[], { filters, search }: TableState): TemplateItem[] {
  const stages = groups.filter(({ label }) => filters.phase?.includes(label)).flatMap((group) => group.stages)
  const wanted = states.filter(({ value }) => filters.state?.includes(value))
  const words = search?.toLowerCase()
  return items.filter(
    (item) =>
      (!filters.phase || stages.includes(item.stage)) &&
      (!filters.state || wanted.some(({ holds }) => holds(item))) &&
      (!words || `${item.name} ${item.key} ${item.purpose}`.toLowerCase().includes(words)),
  )
}
