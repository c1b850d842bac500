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

type OutcomeProps = { ctx: Ctx; approval: ApprovalView; base: string }

/** For a request that is not simply open: what happened, what it means, what to do next. */
export async function Outcome({ ctx, approval, base }: OutcomeProps) {
  const { status, newer } = approval
  if (status === 'open') return null
  const next = newer ? (
    <TextLink href={`${base}/approvals/${newer.ref}`}>{newer.ref} asks again</TextLink>
  ) : (
    <VersionLink approval={approval} base={base} />
  )
  return <div className="mb-5">{await notice(ctx, approval, next)}</div>
}

async function notice(ctx: Ctx, approval: ApprovalView, next: ReactNode) {
  const { status, decisions, withdrawnAt, supersededAt, expiresAt, requester, closingReason } = approval
  const objecting = decisions.find(
    ({ isReplaced, decision }) => !isReplaced && (decision === 'reject' || decision === 'request_changes'),
  )
  switch (status) {
    case 'approved':
      return <GateAnswer ctx={ctx} approval={approval} />
    case 'superseded': {
      const { changed } = await ask(ctx, getDrift, { approval: approval.id })
      const what = changed.map(({ label }) => label).join(', ')
      return (
        <Notice tone="warn" title="This request no longer fits what it asked for" actions={next}>
          {supersededAt ? <ExactTime at={supersededAt} /> : null}:{' '}
          {what ? `${what} changed` : 'a material field changed'}. Answers given here stay on record and count for
          nothing now; the gate refuses. Whoever needs the approval asks again for the current revision.
        </Notice>
      )
    }
    case 'rejected':
      return (
        <Notice tone="bad" title={`${objecting?.person ?? 'Somebody'} rejected this`} actions={next}>
          {objecting ? `“${revealed(objecting.comment)}” ` : ''}Nothing may be released on it. Change what is objected
          to, publish it, and ask again.
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
          {expiresAt ? <ExactTime at={expiresAt} /> : null}: approvals hold for a time only. The gate refuses until
          somebody asks again.
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

function VersionLink({ approval, base }: { approval: ApprovalView; base: string }) {
  const { 'model.ref': model, 'version.number': version } = approval.snapshot.fields
  if (typeof model !== 'string') return null
  return <TextLink href={`${base}/models/${model}/versions/${version}`}>Open {approval.subject.label}</TextLink>
}
