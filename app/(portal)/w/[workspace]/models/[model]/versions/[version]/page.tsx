import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { LineageLink } from '@/components/lineage/lineage-link'
import { CardPlaces } from '@/components/model-cards/reading/card-places'
import { CardReading } from '@/components/model-cards/reading/card-reading'
import { CardRevisions } from '@/components/model-cards/reading/card-revisions'
import { CardViewFact } from '@/components/model-cards/reading/card-view'
import { ExportMenu } from '@/components/model-cards/reading/export-menu'
import { VersionFacts } from '@/components/model-cards/reading/version-facts'
import { ResultsReading } from '@/components/model-cards/results/results-reading'
import { ReleaseState } from '@/components/models/release-state'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { previewGate } from '@/lib/gate/ask-gate'
import { cardForms } from '@/lib/integrations/card-exports/card-files'
import { listProposals } from '@/lib/model-cards/proposals/queries'
import { cardParts, viewOf, viewsOf } from '@/lib/model-cards/roles/rules'
import { KEPT_SECTION } from '@/lib/model-cards/roles/vocabulary'
import { listMyRoles } from '@/lib/use-cases/my-roles'
import { documentOf } from '../../../../documents/[ref]/document-page'
import { CardPanel } from './card-panel'
import { ProposalNotice } from './proposal-notice'
import { readShownCard } from './read-card'
import { readResults } from './read-results'
import { cardParams, type VersionParams, versionOf, versionTitle } from './version-page'
import { WhatIsRead } from './what-is-read'

type Search = Record<'as' | 'revision' | 'published' | 'results', string | string[] | undefined>
type Props = { params: Promise<VersionParams>; searchParams: Promise<Search> }

const MOST_PROPOSALS = 100

const exportForms = [
  ...Object.entries(cardForms).map(([format, { label, use }]) => ({ format, label, use })),
  { format: 'pdf', label: 'PDF', use: 'to print, sign or file' },
]

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params) }
}

export default async function VersionPage({ params, searchParams }: Props) {
  const { ctx, input, at, href, version, name, crumbs } = await versionOf(params)
  const search = await searchParams
  const { document } = await documentOf(cardParams(params))
  const card = await readShownCard(ctx, document, search.revision)
  const [gate, results, mine, proposed] = await Promise.all([
    ask(ctx, previewGate, { ...input, environment: 'production' }),
    readResults(ctx, version, card.answers),
    ask(ctx, listMyRoles, {}),
    ask(ctx, listProposals, { ...input, limit: MOST_PROPOSALS }),
  ])
  const view = viewOf(search.as, mine.roles, mine.duties)
  const parts = cardParts(card.template, card.answers, document.useCase.riskTier, view).filter(
    (part) =>
      part.kind === 'own' || part.section.key !== KEPT_SECTION || part.fields.some(({ key }) => card.answers[key]),
  )
  const { published, answers } = card
  const address = (more: Record<string, string | null>) => {
    const kept = { as: search.as, revision: search.revision, ...more }
    const given = Object.entries(kept).filter((one): one is [string, string] => typeof one[1] === 'string')
    return given.length > 0 ? `${href}?${new URLSearchParams(given)}` : href
  }
  const own = {
    version: { title: 'What it is made of', content: <VersionFacts version={version} base={at('')} /> },
    revisions: {
      title: 'Revisions',
      content: (
        <CardRevisions
          revisions={version.revisions}
          read={published?.revision ?? null}
          href={href}
          approvalsHref={at('/approvals')}
        />
      ),
    },
  }
  const just = search.published ? version.revisions.find(({ revision }) => revision === published?.revision) : null
  return (
    <Page
      crumbs={crumbs}
      title={name}
      reference={version.ref}
      status={<ReleaseState gate={gate} />}
      facts={
        <>
          <span>
            {published ? (
              <>
                Card revision <b>{published.revision}</b>, <RelativeTime at={published.publishedAt} />
              </>
            ) : (
              'Draft of the card'
            )}
          </span>
          <span>
            For <Ref href={at(`/use-cases/${version.useCase.ref}`)}>{version.useCase.ref}</Ref>{' '}
            {revealed(version.useCase.name)}
          </span>
          <CardViewFact
            view={view}
            own={viewsOf([...mine.roles, ...mine.duties])}
            hrefOf={(one) => address({ as: one })}
          />
        </>
      }
      actions={
        <>
          <LineageLink base={at('')} of={version.ref} />
          <ButtonLink kind="quiet" href={`${href}/compare`}>
            Compare
          </ButtonLink>
          <ExportMenu
            forms={exportForms}
            hrefOf={(format) =>
              `${href}/export?${new URLSearchParams({ format, revision: String(published?.revision ?? 'draft') })}`
            }
          />
          {version.may.edit ? (
            <ButtonLink href={`${href}/edit`} icon="pen">
              Write the card
            </ButtonLink>
          ) : null}
          {version.may.request ? (
            <ButtonLink kind="primary" href={`${href}/release`}>
              Ask for release
            </ButtonLink>
          ) : null}
        </>
      }
      panel={<CardPanel params={params} document={document} shown={card} checks={results?.checks ?? {}} gate={gate} />}
      panelLabel="Completeness, sign-offs, sources and questions"
    >
      <div className="mb-3 grid gap-3 empty:mb-0">
        <ProposalNotice proposals={proposed.items} href={href} mayDecide={version.may.edit} />
        <WhatIsRead
          read={published?.revision ?? null}
          newest={document.revision}
          hasChanges={document.hasChanges}
          voided={just?.voided ?? null}
          mayEdit={version.may.edit}
          href={href}
          approvalsHref={at('/approvals')}
        />
      </div>
      <div className="doc-body">
        <CardPlaces parts={parts} own={own} answers={answers} />
        <div className="min-w-0">
          <CardReading
            parts={parts}
            own={own}
            answers={answers}
            origins={card.origins}
            revisions={document.revisions.toReversed()}
            results={
              results ? (
                <ResultsReading
                  view={results}
                  from={Number(search.results) || 1}
                  hrefOf={(from) => `${address({ results: from > 1 ? String(from) : null })}#results`}
                />
              ) : null
            }
            now={Date.now()}
            base={at('')}
            names={card.names}
          />
        </div>
      </div>
    </Page>
  )
}
