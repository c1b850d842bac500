import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { LinkSignatures } from '@/components/metrics/map/link-signatures'
import { LinkState } from '@/components/metrics/map/link-state'
import { edgeWords } from '@/components/metrics/map/words'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import { exchangeWords, isPriced } from '@/lib/metrics/alignment/exchange'
import type { MetricLinkView } from '@/lib/metrics/alignment/views'
import { valueWords } from '@/lib/metrics/rules'
import { ActivityPanel } from '../../../../../../activity-panel'
import { signLinkAction } from '../../actions'
import { type LinkParams, linkPlace } from './link-place'
import { RetireLinkForm } from './retire-link-form'

type Props = { params: LinkParams; searchParams: Promise<{ before?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).link.toUpperCase() }
}

export default async function LinkPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, link, base, map, here, names, crumbs } = await linkPlace(params)
  const { before } = await searchParams
  const rate = isPriced(link) ? exchangeWords(link, link.from, link.to) : null
  return (
    <Page
      crumbs={crumbs}
      title={`${names}${rate === null ? '' : link.formula === null ? `: ${edgeWords(link)}` : ', by a formula'}`}
      reference={link.ref}
      status={link.retiredAt ? <StatusChip tone="idle">Retired</StatusChip> : <LinkState link={link} at={null} />}
      facts={
        <>
          <span>
            <Ref href={`${base}/metrics/${link.from.ref}`}>{link.from.ref}</Ref> {revealed(link.from.name)}
          </span>
          <span>
            <Ref href={`${base}/metrics/${link.to.ref}`}>{link.to.ref}</Ref> {revealed(link.to.name)}
          </span>
          <span>
            Says so since <RelativeTime at={link.changedAt} />
          </span>
        </>
      }
      actions={
        link.mayEdit ? (
          <ButtonLink href={`${here}/edit`} icon="pen">
            Edit
          </ButtonLink>
        ) : null
      }
      panelLabel="History"
      panel={<ActivityPanel {...{ ctx, base, here, before }} useCase={link.useCase.ref} subject={link.id} />}
    >
      {link.retiredAt ? (
        <div className="mb-5">
          <Notice tone="info" title="This link is retired">
            It is no longer drawn or counted with. What was signed stays in the log.
          </Notice>
        </div>
      ) : null}
      <Section title="Why">
        <p className="max-w-[72ch] whitespace-pre-line text-15 text-pretty [overflow-wrap:anywhere]">
          {revealed(link.rationale)}
        </p>
      </Section>
      <Section title="What one is worth in the other">
        <DescriptionList
          items={[
            { term: 'Exchange rate', value: rate ?? <span className="text-fg-3">nobody knows yet</span> },
            { term: 'Holds', value: holdsWords(link) },
            { term: 'Evidence', value: link.evidence ? revealed(link.evidence) : null },
          ]}
        />
      </Section>
      <Section title={signedWords(link.signatures.length)}>
        <LinkSignatures
          link={link}
          says={rate === null ? names : `${names}, ${rate}`}
          person={person.name}
          signAction={signLinkAction.bind(null, workspace)}
        />
      </Section>
      {link.mayEdit ? (
        <Section title="No longer true?">
          <RetireLinkForm {...{ link, names, workspace, map }} person={person.id} />
        </Section>
      ) : null}
    </Page>
  )
}

function signedWords(count: number): string {
  return count === 2 ? 'Both sides signed' : count === 1 ? 'One of two sides signed' : 'No side signed yet'
}

function holdsWords({ holdsLow, holdsHigh, from }: MetricLinkView): string | null {
  if (holdsLow === null && holdsHigh === null) return null
  if (holdsLow === null) return `up to ${valueWords(holdsHigh, from.unit)}; beyond it is a guess`
  if (holdsHigh === null) return `from ${valueWords(holdsLow, from.unit)}; below it is a guess`
  return `between ${valueWords(holdsLow, from.unit)} and ${valueWords(holdsHigh, from.unit)}; outside it is a guess`
}
