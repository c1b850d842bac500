import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { GiveForm } from '@/components/model-cards/proposals/give-form'
import type { ShownProposal } from '@/components/model-cards/proposals/proposal-block'
import { type ProposalGroup, ProposalList } from '@/components/model-cards/proposals/proposal-list'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { type ProposalStatus, proposalStatuses } from '@/lib/imports/vocabulary'
import { listProposals } from '@/lib/model-cards/proposals/queries'
import type { ProposalItem } from '@/lib/model-cards/views'
import type { Answer } from '@/lib/templates/vocabulary'
import { comparedWords } from '../../../../../documents/[ref]/compared-words'
import { documentOf } from '../../../../../documents/[ref]/document-page'
import { cardParams, type VersionParams, versionOf, versionTitle } from '../version-page'
import { decideAction, decideAllAction, giveAction } from './actions'

type Props = { params: Promise<VersionParams>; searchParams: Promise<{ status?: string | string[] }> }

const MOST = 200

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'What files propose') }
}

export default async function ProposalsPage({ params, searchParams }: Props) {
  const { ctx, person, input, at, href, workspace, version, name, crumbs } = await versionOf(params)
  const asked = (await searchParams).status
  const status = proposalStatuses.find((one) => one === asked) ?? 'open'
  const [{ items, next }, { document }] = await Promise.all([
    ask(ctx, listProposals, { ...input, status, limit: MOST }),
    documentOf(cardParams(params)),
  ])
  const here = `${href}/proposals`
  const place = { workspace, href }
  const mayDecide = status === 'open' && document.may.edit
  const words = ({ field }: ProposalItem, answer: Answer) =>
    comparedWords(document.template, field, answer, document.names) ?? ''
  const sections = [...new Set(items.map(({ section }) => section))]
  const groups = sections.map((section): ProposalGroup => {
    const own = items.filter((item) => item.section === section)
    return {
      section: section || 'Not asked any more',
      decideAll: mayDecide
        ? decideAllAction.bind(
            null,
            place,
            own.map(({ id, revision }) => ({ id, revision })),
          )
        : null,
      proposals: own.map(
        (item): ShownProposal => ({
          ...item,
          label: revealed(item.label),
          standing: words(item, status === 'open' ? item.standing : item.before),
          proposed: words(item, item.proposed),
        }),
      ),
    }
  })
  return (
    <Page
      crumbs={[...crumbs, { label: 'What files propose' }]}
      reference={version.ref}
      title={title(status, items.length, next !== null, name)}
      facts={
        <span>
          What a person wrote is never overwritten by a file. What you accept goes into the draft;{' '}
          {document.hasChanges ? (
            <TextLink href={`${href}/publish`}>publish it</TextLink>
          ) : (
            'publishing it is a step of its own'
          )}
          .
        </span>
      }
      actions={<ButtonLink href={href}>Read the card</ButtonLink>}
    >
      <div className="mb-4">
        <Segments
          label="Which proposals"
          items={proposalStatuses.map((one) => ({
            href: one === 'open' ? here : `${here}?status=${one}`,
            label: statusWords[one],
            current: one === status,
          }))}
        />
      </div>
      {items.length === 0 ? (
        <EmptyState
          title={
            status === 'open'
              ? 'No file says anything else than the card'
              : `None is ${statusWords[status].toLowerCase()}`
          }
          actions={<ButtonLink href={href}>Read the card</ButtonLink>}
        >
          When a file or a registry says something else than a person wrote, both stand here beside each other.
        </EmptyState>
      ) : (
        <ProposalList
          groups={groups}
          importsHref={at('/imports')}
          actionOf={(id) => {
            const item = items.find((one) => one.id === id)
            return mayDecide && item ? decideAction.bind(null, place, { id, revision: item.revision }) : null
          }}
        />
      )}
      {mayDecide ? (
        <Section title="Give this card a file">
          <GiveForm
            action={giveAction.bind(null, place, input)}
            draftKey={`give-card:${workspace}:${person.id}:${version.id}`}
          />
        </Section>
      ) : null}
    </Page>
  )
}

const statusWords: Record<ProposalStatus, string> = {
  open: 'Open',
  accepted: 'Accepted',
  declined: 'Declined',
  overtaken: 'Overtaken',
}

function title(status: ProposalStatus, count: number, isMore: boolean, name: string): string {
  if (status !== 'open') return `What files proposed for the card of ${name}`
  if (count === 0) return `No proposal waits for the card of ${name}`
  if (count === 1) return `A file says something else than one answer of ${name}`
  return `Files say something else than ${count}${isMore ? ' and more' : ''} answers of ${name}`
}
