import { revealed } from '@/components/ui/hidden-characters'
import { TextLink } from '@/components/ui/text-link'
import type { AlignedMetric, MetricLinkView } from '@/lib/metrics/alignment/views'
import { LinkState } from './link-state'
import { changeValue, stepWords } from './words'

type RatesProps = {
  links: readonly MetricLinkView[]
  metrics: readonly AlignedMetric[]
  /** Of the map's page: its links stand below. */
  here: string
}

/** What moves what, by how much, why, and who agreed: the map's lines as a table. */
export function RatesTable({ links, metrics, here }: RatesProps) {
  const newest = new Map(metrics.map((metric) => [metric.id, metric.newest?.value ?? null]))
  return (
    <table className="dt">
      <caption className="sr-only">Exchange rates</caption>
      <thead>
        <tr>
          <th scope="col">When this moves</th>
          <th scope="col">that moves</th>
          <th scope="col">because</th>
          <th scope="col">Evidence</th>
          <th scope="col" className="dt-end">
            State
          </th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr key={link.id}>
            <th scope="row" className="tablet:max-w-[26ch] font-regular [overflow-wrap:anywhere]">
              <TextLink href={`${here}/links/${link.ref}`} className="text-fg no-underline hover:underline">
                {revealed(link.from.name)}
                {link.rate === null ? '' : `, ${stepWords(link.per ?? 1, link.from.unit)}`}
              </TextLink>
            </th>
            <td data-label="moves" className="tablet:max-w-[30ch] [overflow-wrap:anywhere]">
              <Moved link={link} />
            </td>
            <td data-label="because" className="tablet:max-w-[38ch] text-fg-2 [overflow-wrap:anywhere]">
              <span className="line-clamp-2" title={link.rationale}>
                {revealed(link.rationale)}
              </span>
            </td>
            <td data-label="Evidence" className="tablet:max-w-[22ch] text-fg-2 [overflow-wrap:anywhere]">
              {link.evidence ? (
                <span className="line-clamp-2" title={link.evidence}>
                  {revealed(link.evidence)}
                </span>
              ) : (
                <span className="text-fg-3">none yet</span>
              )}
            </td>
            <td data-label="State" className="dt-end">
              <LinkState link={link} at={newest.get(link.from.id) ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Moved({ link }: { link: MetricLinkView }) {
  const { rate, rateLow, rateHigh, formula, uncertainty, to } = link
  const name = revealed(to.name)
  if (formula !== null) {
    return (
      <span>
        <b className="font-medium">{name}</b> <code>{formula}</code>
        {uncertainty === null ? null : <span className="text-fg-3"> ±{Math.round(uncertainty * 1000) / 10} %</span>}
      </span>
    )
  }
  if (rate === null) {
    return (
      <span>
        <b className="font-medium">{name}</b> <span className="text-fg-3">nobody knows by how much</span>
      </span>
    )
  }
  const { figure, unit } = changeValue(rate, to.unit)
  const ends =
    rateLow === null || rateHigh === null || rateLow === rateHigh
      ? null
      : [rateLow, rateHigh].map((end) => changeValue(end, to.unit).figure)
  return (
    <span>
      {name}{' '}
      <b className="font-medium">
        {figure} {unit}
      </b>
      {ends ? (
        <>
          {' '}
          <span className="whitespace-nowrap text-fg-3">
            ({ends[0]} to {ends[1]})
          </span>
        </>
      ) : null}
    </span>
  )
}
