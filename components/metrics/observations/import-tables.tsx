import { revealed } from '@/components/ui/hidden-characters'
import { Status } from '@/components/ui/status-chip'
import { valueWords } from '@/lib/metrics/rules'
import type { ImportPreview } from './import-state'
import { timeWords } from './time-words'

type Props = { preview: ImportPreview; unit: string; versions: { id: string; name: string }[] }

const fieldLabels = {
  at: 'date',
  value: 'value',
  unit: 'unit',
  version: 'version',
  environment: 'environment',
  slice: 'slice',
  note: 'note',
  row: 'line',
}

/** What has a problem, line by line, and then what would be recorded. */
export function ImportTables({ preview, unit, versions }: Props) {
  const { good, problems, counts } = preview
  const title = counts.good > 0 ? 'Lines that can be recorded' : 'Lines that are recorded already'
  const names = new Map(versions.map(({ id, name }) => [id, name]))
  return (
    <>
      {problems.length > 0 ? (
        <section>
          <h3 className="mb-1 font-semibold">
            {counts.problems === 1 ? 'A line that has a problem' : 'Lines that have a problem'}
          </h3>
          <table className="dt">
            <caption className="sr-only">Lines that have a problem</caption>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">In its</th>
                <th scope="col">Problem</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((problem) => (
                <tr key={`${problem.line} ${problem.field} ${problem.message}`}>
                  <th scope="row" className="num whitespace-nowrap">
                    <span className="desk:hidden">Line </span>
                    {problem.line}
                  </th>
                  <td data-label="In its">{fieldLabels[problem.field]}</td>
                  <td data-label="Problem" className="[overflow-wrap:anywhere]">
                    <Status tone="warn">{revealed(problem.message)}</Status>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Rest shown={problems.length} all={counts.problems} />
        </section>
      ) : null}
      {good.length > 0 ? (
        <section>
          <h3 className="mb-1 font-semibold">{title}</h3>
          <table className="dt">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Measured</th>
                <th scope="col" className="dt-end">
                  Value
                </th>
                <th scope="col">Slice</th>
                <th scope="col">Environment</th>
                <th scope="col">Version</th>
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {good.map((row) => (
                <tr key={row.line}>
                  <th scope="row" className="num whitespace-nowrap">
                    <span className="desk:hidden">Line </span>
                    {row.line}
                  </th>
                  <td data-label="Measured" className="num whitespace-nowrap">
                    {timeWords(row.observedAt)}
                  </td>
                  <td data-label="Value" className="dt-end">
                    {valueWords(row.value, unit)}
                  </td>
                  <td data-label="Slice">{row.slice ? revealed(row.slice) : 'Overall'}</td>
                  <td data-label="Environment">{row.environment || <NotSaid />}</td>
                  <td data-label="Version">
                    {row.modelVersionId ? (names.get(row.modelVersionId) ?? 'another') : <NotSaid />}
                  </td>
                  <td data-label="Note" className="[overflow-wrap:anywhere]">
                    {row.isDuplicate ? <Status tone="idle">recorded already</Status> : revealed(row.note)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Rest shown={good.length} all={counts.good + counts.duplicates} />
        </section>
      ) : null}
    </>
  )
}

const NotSaid = () => <span className="text-fg-3">not said</span>

function Rest({ shown, all }: { shown: number; all: number }) {
  if (all <= shown) return null
  return (
    <p className="mt-2 text-12 text-fg-3">
      The first {shown} of {all.toLocaleString('en')} are shown.
    </p>
  )
}
