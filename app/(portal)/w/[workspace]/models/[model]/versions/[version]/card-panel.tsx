import { CardQuestions } from '@/components/model-cards/panel/card-questions'
import { CompletenessSection } from '@/components/model-cards/panel/completeness-section'
import { FactOrigins } from '@/components/model-cards/panel/fact-origins'
import { SignOffs } from '@/components/model-cards/panel/sign-offs'
import { GatePanel, type GateView } from '@/components/models/gate-panel'
import { PinForm } from '@/components/models/pin-form'
import { VersionDigests } from '@/components/models/version-digests'
import { ask } from '@/lib/audit/execute'
import { listComments } from '@/lib/discussion/list-comments'
import type { AnswerOrigin, DocumentView } from '@/lib/documents/views'
import { sharesByRole } from '@/lib/model-cards/roles/rules'
import type { ResultCheck } from '@/lib/model-cards/verify-results/rules'
import { findField } from '@/lib/templates/rules'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { peopleByRole, readMembers } from '../../../../documents/[ref]/edit/editor-props'
import { inboxOf } from '../../../../frame-data'
import { pinAction } from './actions'
import { type VersionParams, versionOf } from './version-page'

type Props = {
  params: Promise<VersionParams>
  document: DocumentView
  shown: { template: Template; answers: Answers; origins: Record<string, AnswerOrigin> }
  checks: Record<string, ResultCheck>
  gate: GateView
}

/** What stands beside a card: how far it is, who signed it, where its facts come from, what is asked about it. */
export async function CardPanel({ params, document, shown, checks, gate }: Props) {
  const { ctx, input, at, href, workspace, version } = await versionOf(params)
  const [{ threads }, members, inbox] = await Promise.all([
    ask(ctx, listComments, { kind: 'document', ref: document.ref }),
    readMembers(ctx),
    inboxOf(workspace),
  ])
  const { template, answers, origins } = shown
  const open = version.approvals.filter(({ status }) => status === 'open' || status === 'changes_requested')
  return (
    <>
      <CompletenessSection
        shares={sharesByRole(template, answers, document.useCase.riskTier)}
        editHref={version.may.edit ? `${href}/edit` : null}
        peopleOf={peopleByRole(members, document.useCase.ref)}
      />
      <SignOffs
        approvals={document.approvals}
        approvalsHref={at('/approvals')}
        mine={new Set(inbox.items.map(({ ref }) => ref))}
      />
      <GatePanel gate={gate} environment="production" />
      <FactOrigins {...{ answers, origins, checks }} run={version.run} />
      <CardQuestions threads={threads} labelOf={(key) => findField(template, key)?.label ?? key} href={href} />
      <VersionDigests
        contentDigest={version.contentDigest}
        materialDigest={version.materialDigest}
        artifact={version.artifact}
        image={version.image}
        files={version.card.imports}
        importsHref={at('/imports')}
        giveHref={version.may.edit ? `${href}/proposals` : null}
        pin={
          version.may.pin ? (
            <PinForm
              action={pinAction.bind(null, workspace, input)}
              revision={version.revision}
              approvedBy={version.approvals.find(({ status }) => status === 'approved')?.ref ?? null}
              open={open.map(({ ref }) => ref)}
            />
          ) : null
        }
      />
    </>
  )
}
