import type { ReactNode } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { ExactTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { ApprovalView } from '@/lib/approvals/views'
import { ask } from '@/lib/audit/execute'
import { previewGate } from '@/lib/gate/ask-gate'
import type { Ctx } from '@/lib/platform/context'
import { environments } from '@/lib/platform/vocabulary'
import { getDrift } from '@/lib/subjects'
import { GateOutcome, type Reader } from './gate-outcome'
import { afterRejection } from './outcome-words'
import { subjectPage } from './subject-page'

type OutcomeProps = { ctx: Ctx; approval: ApprovalView; base: string; reader: Reader; workspace: string }

/** For a request that is not simply open: what happened, what it means, what to do next. */
export async function Outcome(given: OutcomeProps) {
  const { approval, base } = given
  const { status, newer } = approval
  if (status === 'open') return null
  const next = newer ? (
    <TextLink href={`${base}/approvals/${newer.ref}`}>{newer.ref} asks again</TextLink>
  ) : (
    <SubjectLink approval={approval} base={base} />
  )
  return <div className="mb-5">{await notice(given, next)}</div>
}

async function notice(given: OutcomeProps, next: ReactNode) {
  const { ctx, approval } = given
  const { status, decisions, withdrawnAt, supersededAt, expiresAt, requester, closingReason } = approval
  const objecting = decisions.find(
    ({ isReplaced, decision }) => !isReplaced && (decision === 'reject' || decision === 'request_changes'),
  )
  switch (status) {
    case 'approved':
      return <Approved {...given} next={next} />
    case 'superseded': {
      const { changed } = await ask(ctx, getDrift, { approval: approval.id })
      const what = changed.map(({ label }) => label).join(', ')
      return (
        <Notice tone="warn" title="This request no longer fits what it asked for" actions={next}>
          {supersededAt ? <ExactTime at={supersededAt} /> : null}:{' '}
          {what ? `${what} changed` : 'a material field changed'}. Answers given here stay on record and count for
          nothing now{approval.subject.kind === 'design_document' ? '' : '; the gate refuses'}. Whoever needs the
          approval asks again for the current revision.
        </Notice>
      )
    }
    case 'rejected':
      return (
        <Notice tone="bad" title={`${objecting?.person ?? 'Somebody'} rejected this`} actions={next}>
          {objecting ? `“${revealed(objecting.comment)}” ` : ''}
          {afterRejection(approval.subject.kind)}
        </Notice>
      )
    case 'changes_requested':
      return (
        <Notice tone="warn" title={`${objecting?.person ?? 'Somebody'} asks for changes first`} actions={next}>
          {objecting ? `“${revealed(objecting.comment)}” ` : ''}Publishing the changes voids this request; ask again
          then. Whoever asked for changes can also replace their answer here.
        </Notice>
      )
    case 'withdrawn':
      return (
        <Notice tone="info" title={`${requester.name} withdrew this`} actions={next}>
          {withdrawnAt ? <ExactTime at={withdrawnAt} /> : null}
          {closingReason ? `: “${revealed(closingReason)}”` : ''}. Nothing has to be done; to take it up again, ask
          anew.
        </Notice>
      )
    case 'expired':
      return (
        <Notice tone="warn" title="This approval has run out" actions={next}>
          {expiresAt ? <ExactTime at={expiresAt} /> : null}: approvals hold for a time only. Until somebody asks again
          it counts for nothing.
        </Notice>
      )
    default:
      return (
        <Notice tone="bad" title="This approval was revoked" actions={next}>
          {closingReason ? `“${revealed(closingReason)}” ` : ''}The gate refuses. Ask again once the reason is dealt
          with.
        </Notice>
      )
  }
}

function Approved({ next, ...given }: OutcomeProps & { next: ReactNode }) {
  const { ctx, approval, reader, workspace } = given
  const { subject } = approval
  if (subject.kind === 'design_document') {
    return (
      <Notice tone="ok" title={`${subject.label}, revision ${subject.revision}, is approved`} actions={next}>
        It holds until a material answer changes. Gates that rest on the document ask for more than this approval.
      </Notice>
    )
  }
  if (subject.kind === 'stage_gate') return <GateOutcome {...{ ctx, approval, reader, workspace, next }} />
  return <GateAnswer ctx={ctx} approval={approval} />
}

/** Approved is not yet released: the gate has the last word, and says it here as it would to a pipeline. */
async function GateAnswer({ ctx, approval }: { ctx: Ctx; approval: ApprovalView }) {
  const { 'model.ref': model, 'version.number': version } = approval.snapshot.fields
  const environment = environments.find((one) => one === approval.environment)
  if (typeof model !== 'string' || typeof version !== 'number' || !environment) return null
  const answer = await ask(ctx, previewGate, { model, version, environment })
  if (answer.allowed) {
    return (
      <Notice tone="ok" title={`The gate lets ${approval.subject.label} into ${environment}`}>
        Roles, answers and digests are checked again whenever it is asked.
      </Notice>
    )
  }
  return (
    <Notice tone="warn" title={`Approved, and still the gate refuses ${approval.subject.label} in ${environment}`}>
      {answer.reasons.map(({ message }) => message).join(' ')}
    </Notice>
  )
}

function SubjectLink({ approval, base }: { approval: ApprovalView; base: string }) {
  const href = subjectPage(base, approval)
  return href ? <TextLink href={href}>Open {approval.subject.label}</TextLink> : null
}
