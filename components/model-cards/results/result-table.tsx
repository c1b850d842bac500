import { revealed } from '@/components/ui/hidden-characters'
import { TextLink } from '@/components/ui/text-link'
import type { ResultCheck } from '@/lib/model-cards/verify-results/rules'
import { ResultMarkChip } from './result-mark'
import type { Result } from './result-rows'

type Props = {
  results: readonly Result[]
  checks: Readonly<Record<string, ResultCheck>>
  /** First row of the page, from 1. */
  from: number
  /** The address of another page of the table. */
  hrefOf: (from: number) => string
}

const PAGE = 100

const columns: Array<{ head: string; of: (result: Result) => string; isFigure?: boolean }> = [
  { head: 'Group', of: ({ group }) => group || 'All' },
  { head: 'Value', of: valueText, isFigure: true },
  {
    head: 'Range',
    of: ({ low, high }) => (low === null && high === null ? '' : `${low ?? '…'} to ${high ?? '…'}`),
    isFigure: true,
  },
  { head: 'Baseline', of: ({ baseline }) => baseline, isFigure: true },
  { head: 'Size', of: ({ size }) => size, isFigure: true },
  { head: 'Task', of: ({ task, taskTitle }) => named(taskTitle, task) },
  {
    head: 'Data',
    of: ({ dataset, datasetTitle, split }) => [named(datasetTitle, dataset), split].filter(Boolean).join(', '),
  },
]

function named(title: string, name: string): string {
  return title && name && title !== name ? `${title} (${name})` : title || name
}

function valueText({ value, unit }: Result): string {
  return unit && !value.endsWith(unit) ? `${value} ${unit}` : value
}

/** Every figure of the card with what its source said besides, and whether it is that of the run. */
export function ResultTable({ results, checks, from, hrefOf }: Props) {
  const start = Math.min(Math.max(1, from), Math.max(1, results.length))
  const shown = results.slice(start - 1, start - 1 + PAGE)
  const used = columns.filter(({ head, of }) =>
    results.some((one) => of(one) !== '' && !(head === 'Group' && one.group === '')),
  )
  return (
    <div className="rt-scroll">
      <table>
        <caption className="sr-only">Results, a figure a row</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {used.map(({ head, isFigure }) => (
              <th key={head} scope="col" className={isFigure ? 'rt-figure' : undefined}>
                {head}
              </th>
            ))}
            <th scope="col">Compared with the run</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.id}>
              <th scope="row" dir="auto">
                <span>
                  {revealed(one.metric)}
                  {one.title ? <span className="rt-more">{revealed(one.title)}</span> : null}
                  {one.more.map(([name, value]) => (
                    <span key={name} className="rt-more">
                      {revealed(name ? `${name}: ${value}` : value)}
                    </span>
                  ))}
                </span>
              </th>
              {used.map(({ head, of, isFigure }) => (
                <td key={head} data-label={head} dir="auto" className={isFigure ? 'rt-figure num' : undefined}>
                  {revealed(of(one)) || <span className="text-fg-3">–</span>}
                </td>
              ))}
              <td data-label="The run">{checks[one.id] ? <ResultMarkChip check={checks[one.id]!} end /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {results.length > PAGE ? (
        <p className="mt-2 flex flex-wrap gap-x-4 text-13">
          <span className="text-fg-2">
            {start} to {start + shown.length - 1} of {results.length.toLocaleString('en')}
          </span>
          {start > 1 ? <TextLink href={hrefOf(Math.max(1, start - PAGE))}>Before</TextLink> : null}
          {start + PAGE <= results.length ? <TextLink href={hrefOf(start + PAGE)}>Next</TextLink> : null}
        </p>
      ) : null}
    </div>
  )
}
