import { cx } from '@/components/ui/cx'
import { revealed } from '@/components/ui/hidden-characters'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { ModelCardResult } from '@/lib/model-cards/vocabulary'
import { lineHref } from './source-lines'

const PER_PAGE = 100

type Props = { results: readonly ModelCardResult[]; versionHref: string; from: number }

/** Results of `model-index`, as the card claims them; nobody here has checked one. */
export function ResultsTable({ results, versionHref, from }: Props) {
  const start = Math.min(Math.max(0, from - 1), Math.max(0, results.length - 1))
  const first = start - (start % PER_PAGE)
  const shown = results.slice(first, first + PER_PAGE)
  return (
    <div className="mb-5">
      <p className="mb-2 text-15">{resultsFinding(results)}</p>
      <table className="dt">
        <caption className="sr-only">Results of the card’s model-index</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Task</th>
            <th scope="col">Dataset</th>
            <th scope="col" className="dt-end">
              Value
            </th>
            <th scope="col">Who says so</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((result) => (
            <Row key={`${result.path} ${result.line}`} result={result} versionHref={versionHref} />
          ))}
        </tbody>
      </table>
      {results.length > PER_PAGE ? (
        <p className="dt-foot">
          <span className="num">
            {(first + 1).toLocaleString('en')}–{(first + shown.length).toLocaleString('en')} of{' '}
            {results.length.toLocaleString('en')} results
          </span>
          <span className="ml-auto flex gap-3">
            {first > 0 ? (
              <TextLink href={`${versionHref}?results=${first + 1 - PER_PAGE}#results`}>Before</TextLink>
            ) : null}
            {first + PER_PAGE < results.length ? (
              <TextLink href={`${versionHref}?results=${first + 1 + PER_PAGE}#results`}>Next</TextLink>
            ) : null}
          </span>
        </p>
      ) : null}
    </div>
  )
}

function Row({ result, versionHref }: { result: ModelCardResult; versionHref: string }) {
  const metric = revealed(result.name ?? result.metric ?? 'unnamed')
  const isText = typeof result.value === 'string'
  const value = `${revealed(isText ? String(result.value) : formatValue(Number(result.value)))}${result.unit ? ` ${revealed(result.unit)}` : ''}`
  return (
    <tr>
      <th scope="row">
        <TextLink href={lineHref(versionHref, result.line)} title={`Line ${result.line} of the source`}>
          {metric}
        </TextLink>
      </th>
      <td data-label="Task">{revealed(result.taskName ?? result.task ?? '')}</td>
      <td data-label="Dataset">
        {revealed(result.datasetName ?? result.dataset ?? '')}
        {result.config || result.split ? (
          <span className="block text-12 text-fg-3">
            {revealed([result.config, result.split].filter(Boolean).join(', '))}
          </span>
        ) : null}
      </td>
      <td data-label="Value" className={cx('dt-end', isText && 'whitespace-normal')}>
        {value}
      </td>
      <td data-label="Who says so">
        {result.verified || result.verifyToken ? (
          <Status tone="idle" icon="person">
            says “verified”, not checked
          </Status>
        ) : (
          <Status tone="idle" icon="person">
            self-reported
          </Status>
        )}
      </td>
    </tr>
  )
}

/** As the card gives it, without the noise of binary fractions. */
function formatValue(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en', { maximumFractionDigits: 0 }) : String(value)
}

export function resultsFinding(results: readonly ModelCardResult[]): string {
  const count = results.length === 1 ? 'One result' : `${results.length.toLocaleString('en')} results`
  const datasets = new Set(results.map(({ dataset, datasetName }) => datasetName ?? dataset).filter(Boolean)).size
  const on = datasets > 1 ? ` on ${datasets} datasets` : ''
  return `${count}${on}, by the card’s own account: no run behind ${results.length === 1 ? 'it' : 'them'} is on record here.`
}
