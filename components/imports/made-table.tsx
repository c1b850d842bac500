import { Status } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import type { MadeRecord } from '@/lib/imports/vocabulary'

const kinds: Record<MadeRecord['kind'], string> = {
  model_version: 'Model version',
  model_card: 'Model card',
  registered_model: 'Registered model',
  dataset: 'Dataset',
  dataset_version: 'Dataset version',
  experiment: 'Experiment',
  run: 'Run',
  check_run: 'Check results',
  lineage_job: 'Job',
}

/** The page of a record that an import made; some stand on the page of another. */
function hrefOf(base: string, { kind, ref }: MadeRecord): string {
  const [own, version] = ref.split(' v')
  switch (kind) {
    case 'model_version':
      return `${base}/models/${own}/versions/${version}`
    case 'registered_model':
      return `${base}/models/${ref}`
    case 'model_card':
      return `${base}/documents/${ref}`
    case 'dataset':
      return `${base}/datasets/${ref}`
    case 'dataset_version':
      return `${base}/datasets/${own}/versions/${version}`
    case 'experiment':
      return `${base}/experiments/${ref}`
    case 'run':
      return `${base}/experiments/runs/${ref}`
    case 'check_run':
    case 'lineage_job':
      return `${base}/lineage?of=${encodeURIComponent(ref)}`
  }
}

/** At most so many: all of them are in the API. */
const MOST = 300

export function MadeTable({ made, base }: { made: readonly MadeRecord[]; base: string }) {
  if (made.length === 0) return <p className="text-13 text-fg-2">The file gave no record of the registers.</p>
  return (
    <>
      <table className="dt">
        <caption className="sr-only">Records that the file gave</caption>
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Kind</th>
            <th scope="col">What the file did</th>
          </tr>
        </thead>
        <tbody>
          {made.slice(0, MOST).map((record) => (
            <tr key={record.id}>
              <th scope="row">
                {record.kind === 'check_run' ? record.ref : <Ref href={hrefOf(base, record)}>{record.ref}</Ref>}
              </th>
              <td data-label="Kind">{kinds[record.kind]}</td>
              <td data-label="What the file did">
                {record.isNew ? (
                  <Status tone="ok" icon="plus">
                    Made or added to it
                  </Status>
                ) : (
                  <span className="text-fg-2">Known already; nothing of it changed</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {made.length > MOST ? (
        <p className="mt-2 text-13 text-fg-3">
          And {(made.length - MOST).toLocaleString('en')} more, which the API lists.
        </p>
      ) : null}
    </>
  )
}
