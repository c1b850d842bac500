import type { Metadata } from 'next'
import { Answers } from '@/components/approvals/answers'
import { Exactly } from '@/components/approvals/exactly'
import type { SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { hiddenIn, revealed } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { ExactTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { getApproval, getMyPart } from '@/lib/approvals/request-queries'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { showApproval } from '@/lib/shown-subjects'
import { DecideBar } from './decide-bar'
import { GateDocuments } from './gate-documents'
import { GateLedger } from './gate-ledger'
import { MyPart } from './my-part'
import { Outcome } from './outcome'
import { StatusWithReason } from './status-with-reason'
import { subjectPage } from './subject-page'
import { WhatChanged } from './what-changed'
import '@/components/approvals/request.css'

type Props = { params: Promise<{ workspace: string; ref: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref).toUpperCase() }
}

export default async function ApprovalPage({ params, searchParams }: Props) {
  const { workspace, ref } = await params
  const isSource = (await searchParams).view === 'source'
  const { ctx, person, workspace: place, duties } = await pageContext(workspace)
  const input = { approval: decodeURIComponent(ref) }
  const approval = await orNotFound(ask(ctx, getApproval, input))
  const [mine, content] = await Promise.all([ask(ctx, getMyPart, input), ask(ctx, showApproval, input)])
  const base = `/w/${place.slug}`
  const at = `${base}/approvals/${approval.ref}`
  const hidden = hiddenIn([approval.note, ...content.fields.flatMap(({ label, text }) => [label, text])])
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
        <Outcome {...{ ctx, approval, base }} reader={{ id: person.id, duties }} workspace={place.slug} />
        <p className="approval-note">{revealed(approval.note)}</p>
        <Exactly approval={approval} subjectHref={subjectPage(base, approval)} />
        <HiddenNotice found={hidden} />
        <GateLedger {...{ ctx, approval, base }} />
        <GateDocuments approval={approval} base={base} />
        <WhatChanged {...{ approval, content, isSource, at, base, workspace: place.slug }} />
      </Page>
      {waiting ? <DecideBar approval={approval} /> : null}
    </>
  )
}
