import type { ReactNode } from 'react'
import { Digest } from '@/components/ui/digest'
import { Ref } from '@/components/ui/text-link'
import type { ApprovalView } from '@/lib/approvals/views'
import { exactWords } from './subject-words'

/** What a decision is bound to: the record and its revision, both digests, and the rules as they were when it was asked for. */
export function Exactly({ approval, subjectHref }: { approval: ApprovalView; subjectHref?: string }) {
  const { subject, workflow } = approval
  return (
    <section className="exactly" aria-label="You decide on exactly">
      <dl>
        <Fact term="You decide on exactly">
          <Ref href={subjectHref}>{subject.label}</Ref>
          {exactWords(approval)}
        </Fact>
        <Fact term="Under">
          {workflow.name} <Ref>{workflow.workflow}</Ref> v{workflow.workflowVersion}, policy{' '}
          <Ref>{workflow.policy}</Ref> v{workflow.policyVersion}, as they were when it was asked for
        </Fact>
        <Fact term="Content digest" note="SHA-256 over everything that is shown, in canonical form.">
          <Digest value={approval.contentDigest} />
        </Fact>
        <Fact term="Material digest" note="Over the material fields alone. Any change of one voids what was given.">
          <Digest value={approval.materialDigest} />
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ term, note, children }: { term: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children}
        {note ? <small>{note}</small> : null}
      </dd>
    </div>
  )
}
