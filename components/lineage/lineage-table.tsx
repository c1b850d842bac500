import { revealed } from '@/components/ui/hidden-characters'
import { Status } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import type { LineageNode } from '@/lib/lineage/views'
import { lineageKindLabels, lineageKinds } from '@/lib/lineage/vocabulary'
import { lineageHref, recordHref } from './lineage-nodes'

const sideWords: Record<LineageNode['side'], string> = {
  start: 'Asked about',
  affected: 'Affected by it',
  made_of: 'Made of it',
}

/** The picture in words, from source data to decision. */
export function LineageTable({ nodes, base }: { nodes: readonly LineageNode[]; base: string }) {
  const sorted = nodes.toSorted((a, b) => lineageKinds.indexOf(a.kind) - lineageKinds.indexOf(b.kind))
  return (
    <table className="dt">
      <caption className="sr-only">Records of this lineage</caption>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">How it belongs</th>
          <th scope="col">Use case</th>
          <th scope="col">Problems</th>
          <th scope="col">
            <span className="sr-only">Its own lineage</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((node) => {
          const href = recordHref(base, node)
          return (
            <tr key={node.key}>
              <th scope="row">{href ? <Ref href={href}>{node.ref}</Ref> : node.ref}</th>
              <td data-label="Name" className="[overflow-wrap:anywhere]">
                {revealed(node.name)}
              </td>
              <td data-label="Kind">{lineageKindLabels[node.kind]}</td>
              <td data-label="How it belongs">{sideWords[node.side]}</td>
              <td data-label="Use case">
                {node.useCase ? <Ref href={`${base}/use-cases/${node.useCase}`}>{node.useCase}</Ref> : '–'}
              </td>
              <td data-label="Problems">
                {node.problems.length > 0 ? (
                  <Status tone="warn">{node.problems.join(' ')}</Status>
                ) : (
                  <span className="text-fg-3">none</span>
                )}
              </td>
              <td>
                <TextLink href={lineageHref(base, node.ref)} className="inline-block min-h-6">
                  Lineage<span className="sr-only"> of {node.ref}</span>
                </TextLink>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
