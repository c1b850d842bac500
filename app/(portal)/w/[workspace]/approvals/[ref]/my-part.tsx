import { randomUUID } from 'node:crypto'
import { statusWords } from '@/components/approvals/approval-status'
import { DecideForm } from '@/components/approvals/decide-form'
import { Receipt, type ReceiptFacts } from '@/components/approvals/receipt'
import { WithdrawForm } from '@/components/approvals/withdraw-form'
import { Icon } from '@/components/ui/icon'
import type { getMyPart } from '@/lib/approvals/request-queries'
import type { ApprovalView } from '@/lib/approvals/views'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { webEnv } from '@/lib/platform/env'
import { receiptFacts } from '@/lib/trail/receipt-facts'
import { readReceipt } from '@/lib/trail/receipts'
import { decideAction, withdrawAction } from './actions'

type Props = {
  ctx: Ctx
  approval: ApprovalView
  mine: Awaited<ReturnType<typeof getMyPart.run>>
  person: { id: string; name: string; email: string }
  workspace: string
}

/** What the person in front of the page can do here: decide, read their receipt, withdraw, or learn why not. */
export async function MyPart({ ctx, approval, mine, person, workspace }: Props) {
  const place = { workspace, approval: approval.ref }
  const own = approval.decisions.findLast(({ personId }) => personId === person.id)
  const form = mine.requirement ? (
    <DecideForm
      approval={approval}
      requirement={mine.requirement}
      person={person}
      formKey={randomUUID()}
      action={decideAction.bind(null, place)}
    />
  ) : null
  return (
    <div className="my-part" id="decide">
      {own ? (
        <>
          <Receipt
            key={own.id}
            reference={approval.ref}
            decision={own}
            outcome={<Standing approval={approval} />}
            facts={await factsOf(ctx, own.entry)}
            address={`${webEnv().url}/api/v1/receipts/${own.entry}`}
            downloads={{
              json: `/api/v1/receipts/${own.entry}?workspace=${workspace}`,
              proof: `/api/v1/receipts/${own.entry}?workspace=${workspace}&format=tlog-proof`,
            }}
            pageHref={`/w/${workspace}/approvals/${approval.ref}`}
          />
          {form ? (
            <details className="replace" key={`replace-${own.id}`}>
              <summary>Replace my answer</summary>
              <p className="my-part-note">The new answer counts instead; both stay on record.</p>
              {form}
            </details>
          ) : null}
        </>
      ) : (
        (form ?? <WhyNot {...mine} />)
      )}
      {mine.mayWithdraw ? (
        <div className="mt-4">
          <WithdrawForm reference={approval.ref} formKey={randomUUID()} action={withdrawAction.bind(null, place)} />
        </div>
      ) : null}
    </div>
  )
}

function WhyNot({ refusal, sentence }: Pick<Props['mine'], 'refusal' | 'sentence'>) {
  return (
    <>
      <h2 className="font-semibold">
        {refusal === 'closed' ? 'There is nothing left to decide' : 'You cannot decide on this'}
      </h2>
      <p className="my-part-note">
        <Icon name="info" size={14} className="mt-[2px]" />
        <span>{sentence}</span>
      </p>
    </>
  )
}

function Standing({ approval }: { approval: ApprovalView }) {
  const answered = approval.requirements.filter(({ given }) => given.length > 0).length
  return (
    <>
      <b className="font-medium">
        {approval.ref} is {statusWords[approval.status].word.toLowerCase()}.
      </b>{' '}
      {answered} of {approval.requirements.length} answers.
    </>
  )
}

async function factsOf(ctx: Ctx, entry: string): Promise<ReceiptFacts | null> {
  const { receipt } = await ask(ctx, readReceipt, { entry })
  return receipt && receiptFacts(receipt)
}
