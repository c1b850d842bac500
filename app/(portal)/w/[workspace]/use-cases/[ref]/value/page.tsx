import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { LedgerPromises } from '@/components/metrics/ledger/ledger-promises'
import { LedgerSources } from '@/components/metrics/ledger/ledger-sources'
import { LedgerWindows } from '@/components/metrics/ledger/ledger-windows'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getLedger } from '@/lib/metrics/ledger/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { ledgerTitle, liveWords } from './ledger-title'

export const metadata: Metadata = { title: 'Value ledger' }

type Props = { params: Promise<{ workspace: string; ref: string }> }

export default async function ValuePage({ params }: Props) {
  const { workspace: slug, ref } = await params
  const { ctx, workspace } = await pageContext(slug)
  const ledger = await orNotFound(ask(ctx, getLedger, { useCase: ref }))
  const { useCase, promises, windows, sources } = ledger
  const base = `/w/${workspace.slug}`
  const here = `${base}/use-cases/${useCase.ref}`
  return (
    <Page
      crumbs={[
        { label: 'Use cases', href: `${base}/use-cases` },
        { label: `${useCase.ref} ${useCase.name}`, href: here },
        { label: 'Value ledger' },
      ]}
      title={ledgerTitle(ledger)}
      reference={useCase.ref}
      facts={<span>{liveWords(ledger)}</span>}
      actions={<TextLink href={`${here}/metrics`}>Key metrics</TextLink>}
    >
      <p className="max-w-[80ch] text-15">{ledger.finding}</p>
      <Section title="Promised and realised">
        {windows.length > 0 ? (
          <LedgerWindows windows={windows} wide />
        ) : (
          <p className="max-w-[72ch] text-13 text-fg-2">
            It is reckoned from the day on which the use case first enters rollout.
          </p>
        )}
        <p className="mt-2 max-w-[80ch] text-12 text-fg-3">
          A measured value speaks for the days since the one before it, and for what comes after the newest nothing is
          counted. A year has 365 days; amounts of different currencies are never added.
        </p>
      </Section>
      <Section title="Promised at each gate" count={promises.length}>
        {promises.length > 0 ? (
          <LedgerPromises promises={promises} base={base} />
        ) : (
          <p className="max-w-[72ch] text-13 text-fg-2">
            No gate was passed yet. What counts is the Added value document as it was published then.
          </p>
        )}
      </Section>
      <Section title="Counted from" count={sources.length}>
        <LedgerSources sources={sources} base={base} />
      </Section>
    </Page>
  )
}
