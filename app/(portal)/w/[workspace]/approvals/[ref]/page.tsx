import type { Metadata } from 'next'
import { Answers } from '@/components/approvals/answers'
import { Exactly } from '@/components/approvals/exactly'
import type { SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { hiddenIn, revealed } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { ExactTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { getApproval, getMyPart, getPrevious } from '@/lib/approvals/request-queries'
import { ask } from '@/lib/audit/execute'
import { shownFields } from '@/lib/model-cards/shown-fields'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { DecideBar } from './decide-bar'
import { MyPart } from './my-part'
import { Outcome } from './outcome'
import { StatusWithReason } from './status-with-reason'
import { WhatChanged } from './what-changed'
import '@/components/approvals/request.css'

type Props = { params: Promise<{ workspace: string; ref: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref).toUpperCase() }
}

export default async function ApprovalPage({ params, searchParams }: Props) {
  const { workspace, ref } = await params
  const isSource = (await searchParams).view === 'source'
  const { ctx, person, workspace: place } = await pageContext(workspace)
  const input = { approval: decodeURIComponent(ref) }
  const approval = await orNotFound(ask(ctx, getApproval, input))
  const [mine, { previous }] = await Promise.all([ask(ctx, getMyPart, input), ask(ctx, getPrevious, input)])
  const base = `/w/${place.slug}`
  const at = `${base}/approvals/${approval.ref}`
  const fields = shownFields(approval.snapshot.fields, approval.materialFields)
  const hidden = hiddenIn([approval.note, ...fields.flatMap(({ label, text }) => [label, text])])
  const waiting = mine.requirement !== null && !approval.decisions.some((one) => one.personId === person.id)
  return (
    <>
      <Page
        crumbs={[
          { label: place.name, href: base },
          { label: 'Approvals', href: `${base}/approvals` },
          { label: approval.ref },
        ]}
        title={approval.title}
        reference={approval.ref}
        status={<StatusWithReason approval={approval} />}
        facts={
          <>
            <span>
              Asked by <b>{approval.requester.name}</b>, <ExactTime at={approval.openedAt} />
            </span>
            <span>
              For <Ref href={`${base}/use-cases/${approval.useCase.ref}`}>{approval.useCase.ref}</Ref>{' '}
              {approval.useCase.name}
            </span>
          </>
        }
        panelLabel="Answers and your decision"
        panel={
          <div className="approval-panel">
            <Answers
              requirements={approval.requirements}
              decisions={approval.decisions}
              dueAt={approval.dueAt}
              isUndecided={approval.isUndecided}
            />
            <MyPart {...{ ctx, approval, mine, person, workspace: place.slug }} />
          </div>
        }
      >
        <Outcome ctx={ctx} approval={approval} base={base} />
        <p className="approval-note">{revealed(approval.note)}</p>
        <Exactly approval={approval} subjectHref={subjectPage(base, approval.snapshot.fields)} />
        <HiddenNotice found={hidden} />
        <WhatChanged {...{ approval, previous, fields, isSource, at, base, workspace: place.slug }} />
      </Page>
      {waiting ? <DecideBar approval={approval} /> : null}
    </>
  )
}

/** The page of what is decided on, where it has one. */
function subjectPage(base: string, fields: Record<string, unknown>): string | undefined {
  const { 'model.ref': model, 'version.number': version } = fields
  return typeof model === 'string' && typeof version === 'number'
    ? `${base}/models/${model}/versions/${version}`
    : undefined
}
