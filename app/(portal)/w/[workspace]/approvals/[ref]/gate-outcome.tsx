import type { ReactNode } from 'react'
import { gateWords } from '@/components/approvals/subject-words'
import { Notice } from '@/components/ui/notice'
import { dayWords } from '@/components/ui/relative-time'
import type { ApprovalView } from '@/lib/approvals/views'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { isAllowed } from '@/lib/platform/permissions'
import { getLifecycle } from '@/lib/use-cases/lifecycle'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { PassGate } from '../../use-cases/[ref]/pass-gate'

export type Reader = { id: string; duties: Parameters<typeof isAllowed>[1]['duties'] }
type Props = { ctx: Ctx; approval: ApprovalView; reader: Reader; workspace: string; next: ReactNode }

/** A gate that is approved: passed already, or to be passed here by whoever takes part in the use case. */
export async function GateOutcome({ ctx, approval, reader, workspace, next }: Props) {
  const { subject, snapshot, useCase } = approval
  const view = await ask(ctx, getLifecycle, { useCase: useCase.id })
  const passed = view.iterations.flatMap(({ moves }) => moves).find(({ gateRef }) => gateRef === subject.label)
  const words = gateWords(snapshot.fields)
  if (passed) {
    return (
      <Notice tone="ok" title={`${subject.label}, ${words}, was passed`} actions={next}>
        By {passed.byName} on {dayWords(passed.at)}. It is a fact now, which no later edit voids.
      </Notice>
    )
  }
  const roles = view.people.filter(({ id }) => id === reader.id).map(({ role }) => role)
  const stands = view.iterations.find(({ number }) => number === snapshot.fields.iteration)
  if (stands && stands.stage !== snapshot.fields.from) {
    return (
      <Notice tone="warn" title={`${subject.label} leads nowhere any more`} actions={next}>
        {useCase.ref} is in {stageLabels[stands.stage].toLowerCase()} by now.
      </Notice>
    )
  }
  return (
    <Notice
      tone="ok"
      title={`${subject.label}, ${words}, may be passed`}
      actions={
        isAllowed('use-case.advance', { duties: reader.duties, roles }) ? (
          <PassGate
            gate={subject.label}
            to={stageLabels[snapshot.fields.to as keyof typeof stageLabels]}
            workspace={workspace}
          />
        ) : (
          next
        )
      }
    >
      Roles, answers and digests are checked once more when somebody of the team passes it.
    </Notice>
  )
}
