import { revealed } from '@/components/ui/hidden-characters'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { exchangeWords, isPriced } from '@/lib/metrics/alignment/exchange'
import type { MetricLinkView } from '@/lib/metrics/alignment/views'
import type { MetricDetail } from '@/lib/metrics/views'

/** What it drives and what drives it, with what a step of one is worth in the other. */
export function MetricLinks({ metric, base }: { metric: MetricDetail; base: string }) {
  const map = `${base}/use-cases/${metric.useCase.ref}/metrics`
  const { drives, drivenBy } = metric
  return (
    <Section title={finding(metric)} aside={<TextLink href={map}>See the map</TextLink>}>
      {drives.length + drivenBy.length === 0 ? (
        <p className="max-w-[72ch] text-13 text-fg-2 text-pretty">
          A link says what one step of this metric is worth in another one. Links are drawn on the map of{' '}
          {metric.useCase.ref}.
        </p>
      ) : (
        <ul className="metric-links">
          {drivenBy.map((link) => (
            <Link key={link.id} link={link} other={link.from} word="Driven by" base={base} map={map} />
          ))}
          {drives.map((link) => (
            <Link key={link.id} link={link} other={link.to} word="Drives" base={base} map={map} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function finding({ drives, drivenBy, audience }: MetricDetail): string {
  if (drives.length + drivenBy.length === 0) return 'Not linked to any other metric'
  if (drives.length === 0 && audience !== 'business') return 'It drives nothing'
  if (drivenBy.length === 0 && audience === 'business') return 'Nothing drives it'
  return 'How it hangs together with others'
}

type LinkProps = { link: MetricLinkView; other: MetricLinkView['from']; word: string; base: string; map: string }

function Link({ link, other, word, base, map }: LinkProps) {
  return (
    <li>
      <div>
        <span className="text-fg-3">{word}</span> <Ref href={`${base}/metrics/${other.ref}`}>{other.ref}</Ref>{' '}
        <b className="font-medium">{revealed(other.name)}</b>
        <span className="block text-12 text-fg-2">
          {isPriced(link) ? exchangeWords(link, link.from, link.to) : 'no exchange rate yet'} ·{' '}
          <TextLink href={`${map}/links/${link.ref}`}>{link.ref}</TextLink>
        </span>
      </div>
      {link.isAgreed ? (
        <Status tone="seal">Agreed</Status>
      ) : (
        <Status tone="idle" icon="clock">
          {link.signatures.length > 0 ? 'Signed by one side' : 'Not signed'}
        </Status>
      )}
    </li>
  )
}
