import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { Status, type Tone } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import type { CheckRunView } from '@/lib/datasets/views'
import {
  type CheckOutcome,
  type CheckResult,
  checkOutcomeLabels,
  qualityDimensionLabels,
} from '@/lib/datasets/vocabulary'

const tones: Record<CheckOutcome, Tone> = {
  passed: 'ok',
  failed: 'bad',
  warning: 'warn',
  error: 'bad',
  skipped: 'idle',
}

type ResultsProps = {
  results: readonly CheckResult[]
  caption: string
  withDimension?: boolean
  /** As a list, where there is no room for a table. */
  isNarrow?: boolean
}

/** Results as they are given: failures first is the query's order. */
export function CheckResults(props: ResultsProps) {
  return props.isNarrow ? <ResultList {...props} /> : <ResultTable {...props} />
}

function ResultList({ results, caption }: ResultsProps) {
  return (
    <ul className="grid gap-2 text-13" aria-label={caption}>
      {results.map((result, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: results have no identity but their place
        <li key={at} className="[overflow-wrap:anywhere]">
          <Status tone={tones[result.outcome]}>{checkOutcomeLabels[result.outcome]}</Status>{' '}
          <span>{revealed(result.name)}</span>
          {result.column ? <code className="text-12 text-fg-3"> {revealed(result.column)}</code> : null}
          {result.observed || result.expected ? (
            <span className="block text-12 text-fg-3">
              {[result.observed, result.expected && `expected ${result.expected}`]
                .filter(Boolean)
                .map(revealed)
                .join('; ')}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function ResultTable({ results, caption, withDimension = true }: ResultsProps) {
  return (
    <table className="dt">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Outcome</th>
          {withDimension ? <th scope="col">Dimension</th> : null}
          <th scope="col">Found</th>
          <th scope="col">Expected</th>
        </tr>
      </thead>
      <tbody>
        {results.map((result, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results have no identity but their place
          <tr key={at}>
            <th scope="row">
              <span className="[overflow-wrap:anywhere]">{revealed(result.name)}</span>
              {result.column ? (
                <code className="block text-12 font-regular text-fg-3">{revealed(result.column)}</code>
              ) : null}
            </th>
            <td data-label="Outcome">
              <Status tone={tones[result.outcome]}>{checkOutcomeLabels[result.outcome]}</Status>
            </td>
            {withDimension ? <td data-label="Dimension">{qualityDimensionLabels[result.dimension]}</td> : null}
            <td data-label="Found">{result.observed ? revealed(result.observed) : ''}</td>
            <td data-label="Expected">{result.expected ? revealed(result.expected) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "6 of 8 passed" */
export function CheckSummary({ run }: { run: CheckRunView }) {
  return (
    <Status tone={run.failed > 0 ? 'bad' : run.passed === run.total ? 'ok' : 'warn'}>
      <span className="num">
        {run.passed} of {run.total} passed
      </span>
    </Status>
  )
}

/** Each run of checks with how it went, leading to its results. */
export function CheckRunList({
  runs,
  base,
  dataset,
}: {
  runs: readonly CheckRunView[]
  base: string
  dataset: string
}) {
  return (
    <table className="dt">
      <caption className="sr-only">Runs of checks</caption>
      <thead>
        <tr>
          <th scope="col">Checks</th>
          <th scope="col">Result</th>
          <th scope="col">Of</th>
          <th scope="col">Read from</th>
          <th scope="col">Ran</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <a href={`${base}/datasets/${dataset}/checks/${run.ref}`}>
                <span className="ref">{run.ref}</span> {revealed(run.name)}
              </a>
            </th>
            <td data-label="Result">
              <CheckSummary run={run} />
            </td>
            <td data-label="Of">
              {run.version === null ? (
                'the dataset'
              ) : (
                <Ref href={`${base}/datasets/${dataset}/versions/${run.version}`}>{`v${run.version}`}</Ref>
              )}
            </td>
            <td data-label="Read from">{toolWords(run.tool)}</td>
            <td data-label="Ran" className="whitespace-nowrap">
              {dayWords(run.ranAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const tools: Record<string, string> = { person: 'entered by hand', api: 'sent to the API' }

export function toolWords(tool: string): string {
  return tools[tool] ?? tool
}
