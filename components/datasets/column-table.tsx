import { revealed } from '@/components/ui/hidden-characters'
import type { DatasetColumn } from '@/lib/datasets/vocabulary'

/** The columns of a version, in its own order. */
export function ColumnTable({ columns, caption }: { columns: readonly DatasetColumn[]; caption: string }) {
  return (
    <table className="dt">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, type, description }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a source may name two columns alike
          <tr key={at}>
            <th scope="row">
              <code>{revealed(name)}</code>
            </th>
            <td data-label="Type">
              <code>{revealed(type)}</code>
            </td>
            <td data-label="Meaning">{description ? revealed(description) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
